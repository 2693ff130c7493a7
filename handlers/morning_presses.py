"""What the buttons of a morning do: unfold it, pick from the menu, ask for more, rest."""

from dataclasses import dataclass

from handlers.buttons import Action, Press
from handlers.choice_texts import ChoiceTexts
from handlers.morning_texts import MorningTexts
from handlers.showing import Showing
from handlers.talk import Talk
from writing.bindings import Asked, Bindings
from writing.copies import Copies
from writing.slate import Nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningPresses:
    bindings: Bindings
    copies: Copies
    showing: Showing

    async def pressed(self, talk: Talk, press: Press) -> None:
        slot = press.number(0)
        match press.action:
            case Action.UNFOLD:
                await self._unfold(talk, slot)
            case Action.PICK:
                await self._tell(talk, await self.bindings.pick(slot, talk.user, press.number(1), talk.asked_by))
            case Action.ANOTHER:
                await self._tell(talk, await self.bindings.another(slot, talk.user, talk.asked_by))
            case Action.ANGLE:
                await self._turn(talk, await self.bindings.another_angle(slot, talk.user, talk.asked_by))
            case _:
                rested = await self.bindings.rest(slot, talk.user)
                texts = MorningTexts(talk.language)
                await talk.say(texts.resting() if rested else talk.desk_texts.gone())

    async def _unfold(self, talk: Talk, slot: int) -> None:
        draft = await self.copies.of_slot(slot, talk.user)
        if draft is None:
            await talk.say(talk.desk_texts.gone())
        else:
            await self.showing.open(draft, talk.asked_by)

    async def _tell(self, talk: Talk, asked: Asked) -> None:
        texts = MorningTexts(talk.language)
        if asked.slot is None:
            await talk.say(talk.desk_texts.gone())
        elif asked.too_many:
            await talk.say(texts.enough())
        elif asked.nothing:
            await talk.say(texts.no_other(ChoiceTexts(talk.language).nothing(Nothing(asked.nothing))))
        elif asked.new:
            await talk.say(texts.writing(asked.title))
        elif asked.slot.message is not None:
            await self._unfold(talk, asked.slot.id)
        else:
            await talk.say(texts.writing_already(asked.title))

    async def _turn(self, talk: Talk, asked: Asked) -> None:
        """The menu from another angle comes as a message of its own."""
        if asked.slot is None:
            await talk.say(talk.desk_texts.gone())
        elif asked.too_many:
            await talk.say(MorningTexts(talk.language).no_other_angle())
