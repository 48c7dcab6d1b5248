// The words that a person looks for on the pages, in the languages in which the tests read them.

export type Language = "ja" | "easy" | "en";

export const languages: Record<Language, { name: string; tag: string }> = {
  ja: { name: "日本語", tag: "ja" },
  easy: { name: "やさしい日本語", tag: "ja" },
  en: { name: "English", tag: "en" },
};

export interface Words {
  start: string;
  openReader: string;
  cardOf: (name: string) => string;
  pinShown: RegExp;
  passwordShown: RegExp;
  pin: string;
  password: string;
  send: string;
  register: string;
  goOn: string;
  logOut: string;
  menu: string;
}

export const japanese: Words = {
  start: "カードでログインする",
  openReader: "デモのカードリーダーを開く",
  cardOf: (name) => `${name}のカードを使う`,
  pinShown: /暗証番号：(\d{4})/,
  passwordShown: /署名用パスワード：(\w+)/,
  pin: "利用者証明用の暗証番号",
  password: "署名用のパスワード",
  send: "カードに送る",
  register: "カードで署名して登録する",
  goOn: "次へ進む",
  logOut: "ログアウト",
  menu: "メニュー",
};

export const english: Words = {
  start: "Log in with your card",
  openReader: "Open the demo's card reader",
  cardOf: (name) => `Use the card of ${name}`,
  pinShown: /PIN: (\d{4})/,
  passwordShown: /Signature password: (\w+)/,
  pin: "PIN (user authentication)",
  password: "Password (signature)",
  send: "Send to the card",
  register: "Sign with the card and register",
  goOn: "Continue",
  logOut: "Log out",
  menu: "Menu",
};
