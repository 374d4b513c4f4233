#include "core/mind/ai/remote/PlainText.h"

namespace tierdesk::ai {

QRegularExpression patternOf(QAnyStringView text)
{
    QRegularExpression made(text.toString(),
                            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    made.optimize();
    return made;
}

bool has(const QString &text, const QRegularExpression &what)
{
    return what.match(text).hasMatch();
}

QString plainText(const QString &text)
{
    QString plain = text.normalized(QString::NormalizationForm_KC);
    plain.replace(QChar(0x2019), u'\'');
    static const QRegularExpression Markup(QStringLiteral("[*_`#>]+"));
    return plain.remove(Markup);
}

} // namespace tierdesk::ai
