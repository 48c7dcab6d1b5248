// A phone's camera: reads a QR code off what a screen shows.
import type { Locator } from "@playwright/test";
import jsqr from "jsqr";

/** What a QR code on the screen says; nothing where there is none to be read. */
export async function scan(code: Locator): Promise<string | undefined> {
  await code.scrollIntoViewIfNeeded();
  const picture = (await code.screenshot()).toString("base64");
  // Any browser turns a picture into pixels; this page of its own has no policy in the way.
  const window = await code.page().context().browser()?.newContext();
  const page = await window?.newPage();
  const seen = await page?.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (byte) => byte.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas?.drawImage(image, 0, 0);
    const pixels = canvas?.getImageData(0, 0, image.width, image.height).data ?? [];
    return { pixels: Array.from(pixels), width: image.width, height: image.height };
  }, picture);
  await window?.close();
  const decode = (jsqr as unknown as { default?: typeof jsqr }).default ?? jsqr;
  return seen && decode(Uint8ClampedArray.from(seen.pixels), seen.width, seen.height)?.data;
}
