"""Who works on this laptop and with which server: the sign-in, and what is said after it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from fieldkm.app.server_address import can_be_overheard
from fieldkm.desktop.kit.buttons import GhostButton, PrimaryButton
from fieldkm.desktop.kit.cards import Panel, ProblemPanel
from fieldkm.desktop.kit.fields import Field
from fieldkm.desktop.kit.labels import Heading, MutedLabel
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.shell.synchronising.status import Standing
from fieldkm.desktop.sync.view_model import State


class SignInPanel(Panel):
    """The form while nobody is signed in, else the account with the way out."""

    sign_in_wished = Signal(str, str, str)
    sign_out_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.server, self.user, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.fields = [Field(box) for box in (self.server, self.user, self.password)]
        self.problem = ProblemPanel()
        self.sign_in = PrimaryButton("", theme, "go")
        self.sign_out = GhostButton("", theme)
        self._name, self._detail = Heading(), MutedLabel()
        self._is_prefilled = False
        self._state: State | None = None
        self._lay_out()
        self.sign_in.clicked.connect(self._send)
        self.sign_out.clicked.connect(self.sign_out_wished)
        self.server.textChanged.connect(self._say_about_server)
        for box in (self.server, self.user, self.password):
            box.returnPressed.connect(self._send)
        self.retranslate()

    def render_state(self, state: State) -> None:
        """Show who is signed in, or the form."""
        self._state = state
        overview = state.status.overview
        account = overview.view.account if overview else None
        is_out = state.status.standing is Standing.SIGNED_OUT
        for widget in (*self.fields, self.sign_in):
            widget.setVisible(is_out)
        for shown in (self._name, self._detail, self.sign_out):
            shown.setVisible(not is_out and account is not None)
        self.setVisible(is_out or account is not None)
        self.sign_in.setEnabled(not state.is_signing_in)
        self.sign_in.setText(self.tr("Signing in…") if state.is_signing_in else self.tr("Sign in"))
        if account is not None:
            self._name.setText(account.display or account.user)
            self._detail.setText(" · ".join((self._role(account.role), account.url)))
            self._prefill(account.url, account.user)
        self._say_error(state)

    def retranslate(self) -> None:
        """Show the words in the current language."""
        names = (self.tr("Server address"), self.tr("Name"), self.tr("Password"))
        for field, name in zip(self.fields, names, strict=True):
            field.entitle(name)
        self._say_about_server()
        self.sign_out.setText(self.tr("Sign out"))
        if self._state is not None:
            self.render_state(self._state)

    def _say_about_server(self) -> None:
        if can_be_overheard(self.server.text()):
            words = self.tr("Not encrypted: the password can be read on the way. Better: https://")
        else:
            words = self.tr("Your administrator tells you; it begins with https://")
        self.fields[0].say(words)

    def _send(self) -> None:
        blank = [not box.text().strip() for box in (self.server, self.user, self.password)]
        for field, is_blank in zip(self.fields, blank, strict=True):
            field.complain(self.tr("Fill this in.") if is_blank else "")
        if not any(blank) and self.sign_in.isEnabled():
            self.sign_in_wished.emit(self.server.text(), self.user.text(), self.password.text())
            self.password.clear()

    def _prefill(self, url: str, user: str) -> None:
        if not self._is_prefilled:
            self._is_prefilled = True
            self.server.setText(self.server.text() or url)
            self.user.setText(self.user.text() or user)

    def _say_error(self, state: State) -> None:
        error = state.sign_in_error
        if error is None and state.status.standing is Standing.SIGNED_OUT:
            error = state.status.error
        self.problem.show_error(error)

    def _role(self, role: str) -> str:
        names = {
            "technician": self.tr("Technician"),
            "supervisor": self.tr("Supervisor"),
            "office": self.tr("Office"),
            "administrator": self.tr("Administrator"),
        }
        return names.get(role, role)

    def _lay_out(self) -> None:
        self.content.setSpacing(10)
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        row.addLayout(words, 1)
        row.addWidget(self.sign_out)
        self.content.addLayout(row)
        for field in self.fields:
            self.content.addWidget(field)
        self.content.addWidget(self.problem)
        self.content.addWidget(self.sign_in, 0, Qt.AlignmentFlag.AlignLeft)
