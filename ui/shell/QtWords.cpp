// What Qt itself says in the console's windows: the names of keys, the menus of fields, a dialog's buttons, what is
// wrong with a certificate. Its own translations are a package that a machine need not have; with these the console
// speaks one language there too. Where the package is, its words go before ours.

#include <QtCore/QtGlobal>

namespace {

[[maybe_unused]] constexpr const char *QtWords[] = {
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
    QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Alt"),
    QT_TRANSLATE_NOOP("QShortcut", "Meta"),
    QT_TRANSLATE_NOOP("QShortcut", "Space"),
    QT_TRANSLATE_NOOP("QShortcut", "Backspace"),
    QT_TRANSLATE_NOOP("QShortcut", "Ins"),
    QT_TRANSLATE_NOOP("QShortcut", "Del"),
    QT_TRANSLATE_NOOP("QShortcut", "Home"),
    QT_TRANSLATE_NOOP("QShortcut", "End"),
    QT_TRANSLATE_NOOP("QShortcut", "Left"),
    QT_TRANSLATE_NOOP("QShortcut", "Up"),
    QT_TRANSLATE_NOOP("QShortcut", "Right"),
    QT_TRANSLATE_NOOP("QShortcut", "Down"),
    QT_TRANSLATE_NOOP("QShortcut", "PgUp"),
    QT_TRANSLATE_NOOP("QShortcut", "PgDown"),
    QT_TRANSLATE_NOOP("QKeySequenceEdit", "Press shortcut"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Undo"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Redo"),
    QT_TRANSLATE_NOOP("QLineEdit", "Cu&t"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Copy"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Paste"),
    QT_TRANSLATE_NOOP("QLineEdit", "Delete"),
    QT_TRANSLATE_NOOP("QLineEdit", "Select All"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Undo"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Redo"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Cu&t"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Copy"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Paste"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Delete"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Select All"),
    QT_TRANSLATE_NOOP("QUnicodeControlCharacterMenu", "Insert Unicode control character"),
    QT_TRANSLATE_NOOP("QAbstractSpinBox", "&Select All"),
    QT_TRANSLATE_NOOP("QAbstractSpinBox", "&Step up"),
    QT_TRANSLATE_NOOP("QAbstractSpinBox", "Step &down"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QSslSocket", "The issuer certificate could not be found"),
    QT_TRANSLATE_NOOP("QSslSocket", "The issuer certificate of a locally looked up certificate could not be found"),
    QT_TRANSLATE_NOOP("QSslSocket", "The certificate is not yet valid"),
    QT_TRANSLATE_NOOP("QSslSocket", "The certificate has expired"),
    QT_TRANSLATE_NOOP("QSslSocket", "The certificate is self-signed, and untrusted"),
    QT_TRANSLATE_NOOP("QSslSocket", "The root certificate of the certificate chain is self-signed, and untrusted"),
    QT_TRANSLATE_NOOP("QSslSocket", "No certificates could be verified"),
    QT_TRANSLATE_NOOP("QSslSocket", "One of the CA certificates is invalid"),
    QT_TRANSLATE_NOOP("QSslSocket", "The root CA certificate is not trusted for this purpose"),
    QT_TRANSLATE_NOOP("QSslSocket", "The host name did not match any of the valid hosts for this certificate"),
};

} // namespace
