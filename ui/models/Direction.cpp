#include "ui/models/Direction.h"

#include "core/base/Literals.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace tierdesk::ui::direction {

namespace {

struct DirectionText {
    Q_DECLARE_TR_FUNCTIONS(Direction)
};

constexpr QChar FromRight(0x200F); ///< RIGHT-TO-LEFT MARK
constexpr QChar FirstIsolate(0x2066);
constexpr QChar Isolate(0x2068); ///< FIRST STRONG ISOLATE, the last of the three
constexpr QChar EndOfIsolate(0x2069);

/// A letter from the right, or a mark that makes others run from there.
bool isFromRight(QChar c)
{
    switch (c.direction()) {
    case QChar::DirR:
    case QChar::DirAL:
    case QChar::DirAN:
    case QChar::DirRLE:
    case QChar::DirRLO:
    case QChar::DirRLI:
        return true;
    default:
        return false;
    }
}

bool isIsolate(QChar c)
{
    return c >= FirstIsolate && c <= Isolate;
}

/// @p text with as many ends of isolates as it has beginnings: what came from outside might end ours.
QString balanced(const QString &text)
{
    QString whole;
    qsizetype depth = 0;
    for (const QChar c : text) {
        if (isIsolate(c))
            ++depth;
        else if (c == EndOfIsolate && --depth < 0) {
            depth = 0;
            continue;
        }
        whole += c;
    }
    return whole + QString(depth, EndOfIsolate);
}

/// Whether something in @p text could turn what stands around it about.
bool isHarmless(const QString &text, Qt::LayoutDirection window)
{
    return text.isEmpty() || (window == Qt::LeftToRight && std::none_of(text.begin(), text.end(), isFromRight));
}

QString paragraph(const QString &html, Qt::LayoutDirection runs)
{
    const bool isRight = runs == Qt::RightToLeft;
    return u"<p dir=\"%1\" align=\"%2\" style=\"margin-top:0; margin-bottom:3px; line-height:118%\">%3</p>"_s.arg(
        isRight ? u"rtl"_s : u"ltr"_s, isRight ? u"right"_s : u"left"_s, html);
}

} // namespace

QString dot()
{
    return DirectionText::tr(" · ", "between the pieces of a line");
}

Qt::LayoutDirection of(QStringView text, Qt::LayoutDirection otherwise)
{
    if (text.isRightToLeft())
        return Qt::RightToLeft;
    // Qt says "from the left" also of what has no letter at all, or none outside of isolates.
    qsizetype depth = 0;
    for (const QChar c : text) {
        if (isIsolate(c))
            ++depth;
        else if (c == EndOfIsolate)
            depth = std::max<qsizetype>(0, depth - 1);
        else if (depth == 0 && (c.direction() == QChar::DirL || c.isSurrogate()))
            return Qt::LeftToRight;
    }
    return otherwise;
}

QString isolated(const QString &text, Qt::LayoutDirection window)
{
    if (isHarmless(text, window))
        return text;
    return Isolate + balanced(text) + EndOfIsolate;
}

QString line(const QString &text, Qt::LayoutDirection window)
{
    return window == Qt::RightToLeft && !text.isEmpty() && !text.startsWith(FromRight) ? FromRight + text : text;
}

QString joined(const QStringList &pieces, const QString &separator, Qt::LayoutDirection window)
{
    QStringList told;
    for (const QString &piece : pieces) {
        if (!piece.isEmpty())
            told.append(isolated(piece, window));
    }
    return line(told.join(separator), window);
}

QString paragraphs(const QString &text, const QString &lead, Qt::LayoutDirection window)
{
    QString html;
    QString bold =
        lead.isEmpty() ? QString() : u"<span style=\"font-weight:600\">%1</span>"_s.arg(lead.toHtmlEscaped());
    const QStringList all = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &each : all) {
        const Qt::LayoutDirection runs = of(each, window);
        if (!bold.isEmpty() && runs != window) {
            html += paragraph(bold, window);
            bold.clear();
        }
        html += paragraph(bold.isEmpty() ? each.toHtmlEscaped() : bold + u' ' + each.toHtmlEscaped(), runs);
        bold.clear();
    }
    return html;
}

} // namespace tierdesk::ui::direction
