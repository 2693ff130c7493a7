"""The sentences about a draft that exists: its head, its parts, changes and what was taken back."""

from domain.language import Language
from handlers.speech import Speech
from writing.exports import Format


class DeskTexts(Speech):
    # Opening and listing

    def draft_line(self, topic: str, state: str) -> str:
        return f"{topic} — {state}"

    def state_written(self, date: str) -> str:
        return date

    def state_stopped(self) -> str:
        return self._("stopped")

    def state_running(self) -> str:
        return self._("being written")

    def no_drafts(self) -> str:
        return self._("You have no drafts yet. Send a topic or a news link to start one.")

    def drafts_title(self, count: int) -> str:
        return self._n("You have %(count)d draft. Tap to open.", "You have %(count)d drafts. Tap to open.", count)

    def newer(self) -> str:
        return self._("◀️ Newer")

    def older(self) -> str:
        return self._("Older ▶️")

    def not_written_yet(self) -> str:
        return self._("This draft is not finished yet.")

    def still_writing(self) -> str:
        return self._("This draft is being written; it comes by itself when it is done.")

    def gone(self) -> str:
        return self._("I cannot find that draft among yours. /drafts shows them all.")

    # The head

    def untitled(self, count: int) -> str:
        return self._n("%(count)d link", "%(count)d links", count)

    def sources_title(self) -> str:
        return self._("Sources")

    def pasted_source(self) -> str:
        return self._("pasted text")

    def how_to_change(self) -> str:
        return self._("Reply to a part to change it, or reply here and name the part, e.g. “section 2 easier”.")

    def extracts_only(self) -> str:
        return self._("⚠️ No model is set up: these are extracts from the sources, not a written text.")

    def practice(self) -> str:
        return self._("⚠️ Practice articles: invented names and figures, not for publishing.")

    def length(self, clock: str) -> str:
        return self._("Script: %(clock)s", clock=clock)

    def to_check(self) -> str:
        return self._("Please check")

    def file_button(self) -> str:
        return self._("📄 File")

    def undo_button(self) -> str:
        return self._("↩️ Undo")

    def carry_button(self, part: str) -> str:
        return self._("🔁 Also in %(part)s", part=part)

    def retime_button(self) -> str:
        return self._("⏱ Retime")

    def file_caption(self, topic: str) -> str:
        return self._("The whole draft: %(topic)s. Edit it and send it back, and the draft follows.", topic=topic)

    def file_name(self, draft: int) -> str:
        """Never translated away from digits: the number is how a file that comes back finds its draft."""
        return f"초안-{draft}.md" if self.language is Language.KO else f"draft-{draft}.md"

    # Handing it over

    def export_button(self) -> str:
        return self._("📤 Export")

    def nothing_to_export(self) -> str:
        return self._("You have no finished draft yet. Send a topic or a news link to start one.")

    def choose_form(self, title: str) -> str:
        return self._("In which form shall I send it?\n%(title)s", title=title)

    def form(self, wanted: Format) -> str:
        match wanted:
            case Format.MD:
                return self._("📄 Markdown")
            case Format.HTML:
                return self._("🌐 Page to copy from")
            case Format.DOCX:
                return self._("📝 Word (DOCX)")
            case Format.TELEPROMPTER:
                return self._("🎙 Teleprompter")
            case Format.SHOTS:
                return self._("🎬 Shot list (CSV)")
            case Format.SRT:
                return self._("💬 Subtitles (SRT)")
            case Format.YOUTUBE:
                return self._("▶️ YouTube pack")
            case _:
                return self._("🔖 Blog pack")

    def form_caption(self, wanted: Format) -> str:
        match wanted:
            case Format.HTML:
                return self._("Open it in a browser, press “Copy text”, and paste into your blog's editor.")
            case Format.DOCX:
                return self._("Blog and script, for Word and other word processors.")
            case Format.TELEPROMPTER:
                return self._("The words read aloud and nothing else, a breath per line.")
            case Format.SHOTS:
                return self._("What is seen and heard, with times. It opens in Excel.")
            case Format.SRT:
                return self._("Subtitles at the script's times. Shift them to fit your recording.")
            case Format.YOUTUBE:
                return self._("Titles, description with chapters, and tags to copy.")
            case _:
                return self._("Other titles, meta description, slug and tags to copy.")

    # Changing a part

    def revising(self, part: str) -> str:
        return self._("✍️ Rewriting %(part)s…", part=part)

    def reading_for(self, part: str) -> str:
        return self._("🔎 Reading what you sent for %(part)s…", part=part)

    def revised(self, part: str) -> str:
        return self._("✅ Changed: %(part)s", part=part)

    def whole_draft(self) -> str:
        return self._("the whole draft")

    def script(self) -> str:
        return self._("the script's times")

    def unchanged(self, part: str) -> str:
        return self._("%(part)s stays as it is: nothing changed.", part=part)

    def which_part(self) -> str:
        return self._("Which part do you mean?")

    def not_a_draft(self) -> str:
        return self._(
            "That message is not part of a draft. Reply to a part of a draft to change it, or send a new topic without "
            "replying."
        )

    def not_yours(self) -> str:
        return self._("That draft belongs to somebody else, so I cannot change it.")

    def say_what(self) -> str:
        return self._("What shall I change there? e.g. “shorter”, “more figures”, or “Replace with: …”.")

    def needs_model(self) -> str:
        return self._(
            "That takes a writing model, and none is set up. Without one I can do: “shorter”, “longer”, “more "
            "figures”, “other sentences”, “without source 2”, or “Replace with: …”. The owner can set a model key "
            "(GEMINI_API_KEY)."
        )

    def no_shorter(self) -> str:
        return self._(
            "No sentence can be spared there, and a shorter wording takes a writing model. Without one you can reply "
            "“other sentences” or “Replace with: …”."
        )

    def nothing_to_add(self) -> str:
        return self._("The sources have nothing more for that. Reply with a link or a pasted text as a further source.")

    def source_not_read(self) -> str:
        return self._("I could not read what you sent, so nothing was changed. Paste the article's text instead.")

    def does_not_fit(self) -> str:
        return self._("Those words would break the draft's layout. Please send plain paragraphs, without headings.")

    def cannot_restructure(self) -> str:
        return self._(
            "That cannot be moved or taken out so: one section and one scene have to stay, and the place has to exist."
        )

    def not_a_draft_file(self, line: int, excerpt: str) -> str:
        return self._(
            "I cannot read that file as a draft: line %(line)d, “%(excerpt)s”. Nothing was changed.",
            line=line,
            excerpt=excerpt,
        )

    def imported(self) -> str:
        return self._(
            "Taken over as a new draft, as it is. To change a draft that is here, send the file as a reply to it."
        )

    def file_too_big(self) -> str:
        return self._("That file is too big for a draft. Nothing was changed.")

    def revision_stopped(self, part: str) -> str:
        return self._("⏹ Stopped. %(part)s stays as it was.", part=part)

    def taken_up_already(self) -> str:
        return self._("That was taken up already.")

    def came_in_pieces(self) -> str:
        return self._(
            "The text came in pieces: I used the first 4,096 characters. Paste the rest as a reply too if it matters."
        )

    def piece_went_in(self) -> str:
        return self._(
            "The text came in pieces: only the first 4,096 characters went in. /undo takes that back once it is done."
        )

    # Taking back

    def undone(self, part: str) -> str:
        return self._("↩️ Taken back: %(part)s is as it was before.", part=part)

    def nothing_to_undo(self) -> str:
        return self._("There is no change to take back.")

    def redone(self, part: str) -> str:
        return self._("↪️ Done again: %(part)s", part=part)

    def nothing_to_redo(self) -> str:
        return self._("There is nothing to do again: nothing was taken back, or the draft has changed since.")

    def undo_newer_first(self) -> str:
        return self._("There is a later change to this draft. /undo takes that one back first.")
