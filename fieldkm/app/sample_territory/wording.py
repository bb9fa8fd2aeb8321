"""What technicians write down: short, as it comes, in the customer's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from fieldkm.app.sample_territory.draw import Draw
from fieldkm.app.sample_territory.facts import Texts
from fieldkm.app.sample_territory.names import CHINESE, ENGLISH


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of one language; `{complaint}`, `{cause}`, `{part}`, `{contact}` and `{days}` are
    filled in. Those of copiers and of pumps stand apart by `is_pump`.
    """

    shows: str
    complaints: Sequence[str]
    findings: Sequence[str]
    proofs: Mapping[bool, Sequence[str]]
    came_back: Sequence[str]
    not_sure: Sequence[str]
    follow_ups: Sequence[str]
    maintenance: Mapping[bool, Sequence[str]]
    closings: Sequence[str]
    reasons: Mapping[bool, Sequence[str]]
    joint: str


WORDINGS: Mapping[str, Wording] = MappingProxyType(
    {
        ENGLISH: Wording(
            shows="shows ",
            complaints=(
                "Cust. says: {complaint}.",
                "{contact} rang: {complaint}, since yesterday.",
                "Complaint: {complaint}. Comes and goes.",
                "{contact} says it has done this for a week: {complaint}.",
                "As reported: {complaint}.",
            ),
            findings=(
                "Found it: {cause}.",
                "{cause}, as so often on this one.",
                "Looked worse than it was. {cause}.",
                "Took a while. In the end: {cause}.",
                "{cause}. Same thing on the one next door last year.",
            ),
            proofs={
                False: (
                    "Ran 50 sheets both sides, no more trouble.",
                    "Test prints clean, tray 1 and 2.",
                    "Sent 30 originals through, all there.",
                    "Left it running while I wrote this, stays ok.",
                ),
                True: (
                    "Bled twice, runs quiet now.",
                    "Ran 20 min, pressure holds.",
                    "All risers warm after half an hour.",
                    "No drip after 15 min under pressure.",
                ),
            },
            came_back=(
                "Back again after {days} days with the same. First repair did not hold.",
                "Repeat: was here {days} days ago. It was not that after all.",
                "{contact} not amused, second visit in {days} days.",
            ),
            not_sure=(
                "Could not make it happen again. Keep an eye on it.",
                "Runs for now, not sure this was it.",
                "Cleaned and reset, part not in the van. Could come back.",
            ),
            follow_ups=(
                "Bring {part} next time.",
                "Customer wants an offer for a new one.",
                "Way to the machine must be cleared before the next visit.",
                "Look at it again at the next maintenance.",
            ),
            maintenance={
                False: (
                    "By the schedule: rollers and sensors cleaned, glass wiped, counters read.",
                    "Rollers of tray 1 and the feeder cleaned, dust out of the fan, test print ok.",
                    "Ozone filter and rollers done. Drum is fine for another 40 000.",
                ),
                True: (
                    "Yearly check: bled, fill pressure corrected, terminals tightened.",
                    "Strainer cleaned, bearing noise ok, settings noted.",
                    "Checked seal and coupling, vibration fine. Log book signed.",
                ),
            },
            closings=("Done.", "All ok.", "Running.", "{contact} has seen it run."),
            reasons={
                False: ("Yearly maintenance", "Maintenance, 150 000 pages", "Install finisher"),
                True: ("Yearly maintenance", "Check before the winter", "Noise, tenant complains"),
            },
            joint=" ",
        ),
        CHINESE: Wording(
            shows="面板显示",
            complaints=(
                "客户反映：{complaint}。",
                "{contact}来电：{complaint}，从昨天开始。",
                "报修：{complaint}，时有时无。",
                "店里说已经一个星期了：{complaint}。",
            ),
            findings=(
                "查到原因：{cause}。",
                "又是{cause}，这种机型常见。",
                "查了半天，最后是{cause}。",
                "{cause}，隔壁那台去年也是这样。",
            ),
            proofs={
                False: ("双面试打50张，正常。", "一、二纸盒试打干净。", "连走30张原稿，没再卡。"),
                True: ("排气两次，运行安静。", "试运行20分钟，压力稳定。", "半小时后都热了。"),
            },
            came_back=(
                "{days}天后同样的故障又来了，上次没修好。",
                "返修：{days}天前来过，原因判断错了。",
                "{contact}不太高兴，{days}天里第二次上门。",
            ),
            not_sure=("现场没有再出现，再观察。", "先清洁复位，配件车上没有，可能还会来。"),
            follow_ups=("下次带{part}。", "客户要新机报价。", "下次来之前请把通道清出来。"),
            maintenance={
                False: ("按周期保养：清洁搓纸轮，擦稿台玻璃，抄表。", "清理风扇灰尘，试打正常。"),
                True: ("年度检查：排气，补水到冷态压力，紧固端子。", "清洗过滤器，轴承声音正常。"),
            },
            closings=("完成。", "正常。", "已交付客户。", "{contact}已看过，运行正常。"),
            reasons={False: ("年度保养", "十五万张保养"), True: ("年度保养", "供暖前检查")},
            joint="",
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """Something that is measured, with its limits and where it usually lies."""

    english: str
    chinese: str
    unit: str
    low: float | None
    high: float | None
    usual: tuple[float, float]

    @property
    def texts(self) -> Texts:
        """Its name by language."""
        return {ENGLISH: self.english, CHINESE: self.chinese}


MEASURED: Mapping[bool, Sequence[Measured]] = MappingProxyType(
    {
        False: (
            Measured("24 V B in SP 6-050", "SP 6-050的24 V B", "V", 22.8, 25.2, (23.4, 24.6)),
            Measured("Earth to frame", "接地对机架", "Ω", None, 0.1, (0.02, 0.09)),
            Measured("Mains under load", "带载电源电压", "V", 207.0, 253.0, (221, 238)),
        ),
        True: (
            Measured("Fill pressure, cold", "冷态补水压力", "bar", 1.0, 2.5, (0.9, 2.2)),
            Measured("Vibration at the bearing", "轴承振动", "mm/s", None, 2.8, (1.2, 3.1)),
            Measured(
                "Shaft play, front bearing", "前轴承处轴的间隙", "mm", None, 0.15, (0.04, 0.17)
            ),
        ),
    }
)


def said(texts: Texts, language: str) -> str:
    """Return a text in a language, else in any."""
    return texts.get(language) or next(iter(texts.values()), "")


def phrase(choice: Sequence[str], draw: Draw, **filled: str | int) -> str:
    """Return one of the phrases, filled in."""
    return draw.one(choice).format(**filled)
