"""Names that sound like customers and people, in English and Chinese."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkm.app.sample_territory.draw import Draw

ENGLISH, CHINESE = "en", "zh"


@dataclass(frozen=True, slots=True)
class Business:
    """A kind of customer: how it is called in English and in Chinese, and how many of its machines
    in ten are pumps.
    """

    english: str
    chinese: str
    pumps: int
    weight: int


BUSINESSES = (
    Business("{surname} & {other} Solicitors", "{word}律师事务所", 0, 4),
    Business("{place} Primary School", "{word}中文学校", 3, 4),
    Business("{surname} Printing Works", "{word}印刷厂", 1, 3),
    Business("{place} Housing Association", "{word}物业管理公司", 8, 4),
    Business("Hotel {word}", "{word}大酒店", 6, 3),
    Business("{place} Leisure Centre", "{word}健身中心", 8, 2),
    Business("St {saint}'s Hospital", "{word}诊所", 5, 2),
    Business("{word} Logistics", "{word}物流有限公司", 1, 3),
    Business("{surname} Dental Practice", "{word}牙科", 1, 2),
    Business("{surname} Dairy", "{word}食品有限公司", 7, 2),
    Business("{word} Insurance Brokers", "{word}保险代理", 0, 3),
    Business("{place} Borough Council", "{word}同乡会", 4, 2),
    Business("{surname} & Sons, Architects", "{word}建筑设计所", 0, 3),
    Business("{word} Trading", "{word}进出口贸易有限公司", 0, 4),
    Business("{place} Care Home", "{word}颐养院", 6, 3),
)
_WEIGHTS = [business.weight for business in BUSINESSES]

_SURNAMES = (
    "Ackroyd", "Barlow", "Birtwistle", "Callister", "Corlett", "Dunphy", "Entwistle",
    "Fairclough", "Gaskell", "Haworth", "Ingham", "Jessop", "Kearney", "Lomax", "McKibben",
    "Nuttall", "Ormerod", "Pickles", "Quayle", "Rigby", "Sagar", "Threlfall", "Unsworth",
    "Varley", "Whittle", "Yates",
)  # fmt: skip
_GIVEN = (
    "Alice", "Brian", "Claire", "Declan", "Emma", "Farah", "George", "Hannah", "Imran", "Joan",
    "Kieran", "Louise", "Martin", "Niamh", "Oliver", "Priya", "Ruth", "Sanjay", "Tom", "Una",
)  # fmt: skip
_PLACES = (
    "Aldergate", "Birchmoor", "Cawthorn", "Denholme Vale", "Eastwick", "Fernley", "Greystone",
    "Hazelbank", "Ivyleigh", "Kingsmere", "Langshaw", "Moss Side End", "Northwater",
    "Oakenclough", "Penny Cross", "Ravensholt", "Scarwood", "Thornfold", "Upper Haigh",
    "Whinmoor",
)  # fmt: skip
_SAINTS = (
    "Aidan", "Bega", "Cuthbert", "Dymphna", "Edmund", "Hilda", "Malachy", "Oswald", "Winifred",
)  # fmt: skip
_WORDS = (
    "Atlas", "Beacon", "Caledon", "Delphi", "Evergreen", "Falcon", "Granite", "Harbour",
    "Irwell", "Juniper", "Kestrel", "Lantern", "Meridian", "Northern Star", "Orrery", "Pennine",
    "Quantock", "Ridgeway", "Sandpiper", "Tideway", "Ultramar", "Victoria", "Waverley",
    "Zephyr",
)  # fmt: skip
_HAN_WORDS = (
    "金龙", "永和", "华盛", "瑞丰", "长城", "东方", "福满", "恒通", "宏达", "嘉禾", "明珠",
    "万利", "新世纪", "同仁", "凤凰", "兴隆", "锦绣", "安泰", "顺发", "德昌", "大观", "聚贤",
    "百合",
)  # fmt: skip
_HAN_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗"
_HAN_GIVEN = (
    "秀英", "志强", "丽华", "建国", "小梅", "文斌", "佳怡", "国栋", "雪", "明", "海燕", "子轩",
    "桂兰", "伟",
)  # fmt: skip
_FUNCTIONS = {
    ENGLISH: ("facilities", "reception", "office manager", "caretaker", "IT", "accounts"),
    CHINESE: ("行政", "前台", "设备管理", "店长", "财务", "维修"),
}  # fmt: skip


def business(draw: Draw) -> Business:
    """Draw a kind of customer."""
    return draw.weighted(BUSINESSES, _WEIGHTS)


def customer_name(kind: Business, language: str, draw: Draw) -> str:
    """Return a customer's name."""
    if language == CHINESE:
        return kind.chinese.format(word=draw.one(_HAN_WORDS))
    return kind.english.format(
        surname=draw.one(_SURNAMES),
        other=draw.one(_SURNAMES),
        place=draw.one(_PLACES),
        saint=draw.one(_SAINTS),
        word=draw.one(_WORDS),
    )


def person(language: str, draw: Draw) -> str:
    """Return a person's name."""
    if language == CHINESE:
        return draw.one(_HAN_SURNAMES) + draw.one(_HAN_GIVEN)
    return f"{draw.one(_GIVEN)} {draw.one(_SURNAMES)}"


def function(language: str, draw: Draw) -> str:
    """Return what a contact does at the customer's."""
    return draw.one(_FUNCTIONS[language])
