// Every sentence of the page, Korean first.

const WORDS = {
  ko: {
    title: "chogo · 연습 화면",
    other: "English",
    otherLabel: "Switch to English",
    notTelegram: "텔레그램이 아니에요. 이 컴퓨터에서만 돌아가요.",
    model: "모델",
    modelReal: (name) => `${name} (실제 모델)`,
    modelNone: "없음 · 기사 발췌만 해요",
    news: "뉴스",
    live: "실제 기사",
    practice: "연습용 기사",
    unchecked: "아직 확인하지 않았어요",
    welcome: "어떤 글을 써 볼까요?",
    welcomeMore: "주제나 기사 링크를 보내면 출처가 달린 초안을 써 드려요. 초안의 한 부분에 답장하면 그 부분만 고쳐요.",
    placeholder: "주제나 링크를 적어 주세요",
    send: "보내기",
    attach: "파일 보내기",
    message: "메시지 쓰기",
    log: "대화",
    reply: "답장",
    replyTo: (who) => `${who}에게 답장`,
    cancelReply: "답장 취소",
    me: "나",
    edited: "수정됨",
    deleted: "지워진 메시지",
    typing: "쓰는 중이에요",
    uploading: "파일을 보내는 중이에요",
    newer: "새 메시지 보기",
    open: "열기",
    save: "저장",
    close: "닫기",
    more: "펼치기",
    less: "접기",
    copied: "복사했어요.",
    notCopied: "복사하지 못했어요.",
    notSent: "보내지 못했어요. chogo가 켜져 있는지 확인해 주세요.",
    tooBig: "50MB가 넘는 파일은 보낼 수 없어요.",
    lost: "연결이 끊겼어요. 다시 잇는 중이에요…",
    gone: "이 주소의 열쇠가 바뀌었어요. chogo가 새로 알려 준 주소로 열어 주세요.",
    spoiler: "가려진 글 보기",
    other_kind: "그 밖의 메시지",
    sticker: "스티커",
    voice: "음성 메시지",
    photo: "사진",
  },
  en: {
    title: "chogo · playground",
    other: "한국어",
    otherLabel: "한국어로 바꾸기",
    notTelegram: "Not Telegram: this runs on your computer only.",
    model: "Model",
    modelReal: (name) => `${name} (real)`,
    modelNone: "none · extracts only",
    news: "News",
    live: "live articles",
    practice: "practice articles",
    unchecked: "not checked yet",
    welcome: "What shall we write about?",
    welcomeMore: "Send a topic or a link to an article and get a draft with its sources. Reply to one part of it and only that part changes.",
    placeholder: "A topic or a link",
    send: "Send",
    attach: "Send a file",
    message: "Write a message",
    log: "Conversation",
    reply: "Reply",
    replyTo: (who) => `Reply to ${who}`,
    cancelReply: "Cancel the reply",
    me: "you",
    edited: "edited",
    deleted: "deleted message",
    typing: "writing",
    uploading: "sending a file",
    newer: "See new messages",
    open: "Open",
    save: "Save",
    close: "Close",
    more: "Show all",
    less: "Show less",
    copied: "Copied.",
    notCopied: "Could not copy.",
    notSent: "Not sent. Is chogo still running?",
    tooBig: "Files over 50 MB cannot be sent.",
    lost: "The line is down. Connecting again…",
    gone: "The key of this address has changed. Open the address that chogo has printed anew.",
    spoiler: "Show the hidden text",
    other_kind: "Another kind of message",
    sticker: "Sticker",
    voice: "Voice message",
    photo: "Photo",
  },
};

const remembered = () => {
  try {
    return localStorage.getItem("chogo-language");
  } catch {
    return null;
  }
};

export let language = remembered() ?? (navigator.language.toLowerCase().startsWith("en") ? "en" : "ko");
export let words = WORDS[language] ?? WORDS.ko;

export function switchLanguage() {
  language = language === "ko" ? "en" : "ko";
  words = WORDS[language];
  try {
    localStorage.setItem("chogo-language", language);
  } catch {
    // A browser without storage asks again at the next visit.
  }
}
