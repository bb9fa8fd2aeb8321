"""A small manual as its writer keeps it: two languages, every table, a drawing and a picture."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "manual.toml": (
        'id = "pump"\ntitle = "Pump manual"\nversion = "1"\nlanguage = "en"\n\n'
        '[[models]]\nid = "P-100"\n\n'
        '[[contents]]\ntitle = "Work"\npages = ["replace", "off"]\n\n'
        '[translations.zh]\ntitle = "泵手册"\ncontents = ["作业"]\n'
    ),
    "pages/replace.md": (
        "---\nid: replace\ntitle: Replace the seal\nkind: procedure\nparts: [604-1234]\n---\n\n"
        '!!! danger "Shock"\n    Pull the plug.\n\n'
        "1. Take out 604-1234, see [[off]].\n\n"
        "    ![The seal](../images/seal.svg)\n\n"
        "## Fit\n\n1. Put it in.\n"
    ),
    "pages/off.md": "# Switch off\n\nSee [[replace#fit]] and drawing:body#1.\n",
    "pages/hot.md": "---\ncodes: [E21-04]\n---\n# Too hot\n\nText.\n",
    "parts.csv": "number,name,assembly,drawing,callout\n604-1234,Seal,Pump body,body,1\n",
    "codes.csv": "code,title,text\nE21-04,Pump hot,It stops.\nE9,Pump loud,\n",
    "causes.csv": "id,title,remedy,procedure,part\nworn,Seal worn,Replace it.,replace,604-1234\n",
    "faults.csv": "code,cause,likelihood\nE21-04,worn,3\nE9,worn,1\nleak,worn,1\n",
    "symptoms.csv": "id,title,words\nleak,It leaks,drips\n",
    "tests.csv": "id,question,minutes,cause,p\nwet,Is it wet?,1,worn,0.9\n",
    "drawings/body.svg": '<svg width="40" height="40"><g id="callout-1"/></svg>',
    "images/seal.svg": '<svg width="10" height="10"/>',
    "zh/pages/replace.md": (
        "---\ntitle: 更换密封\n---\n\n1. 取下604-1234。\n\n## 安装\n\n1. 装上。\n"
    ),
    "zh/parts.csv": "number,name,assembly\n604-1234,密封,泵体\n",
}


def write_source(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Write a manual's files into `folder`; returns it."""
    for name, text in (FILES if files is None else files).items():
        put(folder, name, text)
    return folder


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file of a manual as an editor does that keeps it in place; returns its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def put_by_rename(folder: Path, name: str, text: str) -> Path:
    """Write a file as an editor does that puts a new one into its place; returns its path."""
    path = folder / name
    beside = path.with_name(path.name + "~")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
    return path
