// Makes the icons for home screens out of public/icon.svg, by the browser of the tests:
//
//   cd end2end && node ../scripts/icons.mjs
//
// They are checked in: whoever builds the portal needs no browser.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const { chromium } = createRequire(`${process.cwd()}/`)("@playwright/test");
const folder = new URL("../public/", import.meta.url);
const drawing = await readFile(new URL("icon.svg", folder), "utf8");

// What is cut into any shape keeps its middle: a circle of 80 % (W3C Web Application Manifest,
// "icon masks and safe zone").
const icons = [
  { name: "icon-192.png", size: 192, share: 0.86 },
  { name: "icon-512.png", size: 512, share: 0.86 },
  { name: "icon-maskable-512.png", size: 512, share: 0.56 },
];

const browser = await chromium.launch({
  executablePath: process.env.HIKAE_CHROMIUM ?? "/usr/bin/chromium",
});
for (const { name, size, share } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const side = Math.round(size * share);
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:#fff">
       <div style="width:${side}px;height:${side}px">${drawing}</div></body>`,
  );
  await page.screenshot({ path: new URL(name, folder).pathname });
  await page.close();
}
await browser.close();
