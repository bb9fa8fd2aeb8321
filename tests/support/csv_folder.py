"""A folder of CSV files as another system writes it, small and whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FILES: Mapping[str, str] = {
    "customers": """
id,name,territory,phone,tags
C1,Mill & Sons,north,0123 456,gold|old
C2,面粉厂,south,,
""",
    "sites": """
id,customer,name,town,zone,territory
S1,C1,Main works,Linz,Europe/Vienna,
S2,C2,二号厂,苏州,Asia/Shanghai,
""",
    "contacts": """
id,customer,site,name,function,phone
P1,C1,S1,Jo Miller,caretaker,0699 1
""",
    "machines": """
id,serial,model,site,meter,meter_at,meter_unit
M1,SN-1001,MX-420,S1,12000,2026-01-10,pages
M2,SN-1002,MX-420,S2,,,
""",
    "entitlements": """
machine,kind,response_class,response_hours,starts,ends
M1,contract,next day,8,2026-01-01,2026-12-31
""",
    "preferences": """
customer,text
C1,Ring at the back gate
""",
    "hazards": """
site,text,severity
S1,A dog in the yard,warning
""",
    "planned_visits": """
id,machine,technician,starts,reason
N1,M1,ann,2026-12-01 09:00,yearly check
""",
    "visits": """
id,machine,technician,opened,minutes,symptoms,codes,cause,actions,parts,result,meter,meter_unit
V1,M1,ann,2026-03-01 08:30,90,streaks|noise,E21-04,worn fuser,cleaned,A1 x2|A2,worked,12500,pages
V2,M2,bob,2026-03-02 10:00,,,,,,,,,
""",
}


def write_folder(folder: Path, **changed: str) -> Path:
    """Write the files, those that are named here as they are given; empty leaves one out."""
    folder.mkdir(exist_ok=True)
    for name, text in {**FILES, **changed}.items():
        path = folder / f"{name}.csv"
        path.unlink(missing_ok=True)
        if text:
            path.write_text(text.lstrip("\n"), encoding="utf-8")
    return folder
