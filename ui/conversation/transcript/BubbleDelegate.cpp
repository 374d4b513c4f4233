#include "ui/conversation/transcript/BubbleDelegate.h"

#include "ui/conversation/transcript/BubbleFiles.h"
#include "ui/conversation/transcript/BubbleText.h"
#include "ui/conversation/transcript/ConversationModel.h"
#include "ui/models/Direction.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <cmath>

namespace tierdesk::ui {

using theme::Type;
using Kind = ConversationModel::Kind;
namespace metric = theme::metric;

namespace {

constexpr int Margin = 22;   ///< between the bubbles and the edge of the view
constexpr int Gap = 9;       ///< below a bubble
constexpr int EdgeWidth = 3; ///< the coloured side of a bubble
constexpr int PadX = 12;     ///< beside the text, from the edge on
constexpr int PadTop = 9;
constexpr int MetaGap = 3;  ///< between the text and the line below it
constexpr int FilesGap = 7; ///< between the text and its files
constexpr int PadBottom = 8;
constexpr int LinePad = 12;            ///< below the words of a line between bubbles
constexpr int LineTop = LinePad - Gap; ///< above them, where the bubble before has left its gap
constexpr int LineGap = 10;            ///< between those words and the hairlines beside them
constexpr qreal Share = 0.68;          ///< of the view's width, for a bubble
constexpr qreal WidestBubble = 720;    ///< longer lines are hard to read
constexpr qreal LineHeight = 1.42;     ///< of the font's pixel size
/// Rows whose layout is kept: some screens full.
constexpr std::size_t MostLaid = 256;

bool isLine(Kind kind)
{
    return kind == Kind::Day || kind == Kind::EscalationStep || kind == Kind::Return || kind == Kind::Deed ||
           kind == Kind::Closing;
}

Kind kindOf(const QModelIndex &index)
{
    return static_cast<Kind>(index.data(ConversationModel::KindRole).toInt());
}

qreal bubbleWidth(int width)
{
    return std::max(120.0, std::min({(width - 2 * Margin) * Share,
                                     WidestBubble * theme::appearance().fontPercent / 100.0, width - 2.0 * Margin}));
}

qreal lineHeight(const QFont &font)
{
    return std::max(QFontMetricsF(font).height(), font.pixelSize() * LineHeight);
}

qreal textRoom(qreal bubble)
{
    return bubble - EdgeWidth - 2 * PadX;
}

std::vector<Attachment> filesOf(const QModelIndex &index)
{
    return index.data(ConversationModel::FilesRole).value<std::vector<Attachment>>();
}

/// From the bottom of the text to the bottom of the files below it; 0 without files.
qreal filesHeight(const std::vector<Attachment> &all, qreal room, bool hasText)
{
    return all.empty() ? 0 : files::heightOf(all, room) + (hasText ? FilesGap : 0) + MetaGap;
}

} // namespace

/// A row as it lies in a view of some width; everything relative to the row.
struct BubbleDelegate::Laid {
    int width = 0;
    int height = 0;
    bool isAtEnd = false; ///< the side of those who answer
    QRectF bubble;
    std::unique_ptr<BubbleText> text;
    QPointF textAt;
    qreal textEnd = 0; ///< below it, the gap with it
    std::vector<files::Placed> placed;
    std::unique_ptr<BubbleText> meta;
    QPointF metaAt;
};

BubbleDelegate::BubbleDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

void BubbleDelegate::forget()
{
    m_laid.clear();
}

void BubbleDelegate::forget(const QModelIndex &index)
{
    m_laid.erase(index.data(ConversationModel::KeyRole).toLongLong());
}

std::shared_ptr<const BubbleDelegate::Laid> BubbleDelegate::layOut(const QModelIndex &index, int width) const
{
    auto laid = std::make_shared<Laid>();
    laid->width = width;
    const Kind kind = kindOf(index);
    const QString text = index.data(Qt::DisplayRole).toString();
    const QString meta = index.data(ConversationModel::MetaRole).toString();
    const QFont small = theme::font(isLine(kind) ? Type::Badge : Type::Fine);
    if (isLine(kind)) {
        laid->text = std::make_unique<BubbleText>(direction::joined({text, meta}), small);
        laid->text->setCentred();
        const int whole = width + m_gutter;
        const qreal room = std::max(80.0, whole - 2.0 * (Margin + 3 * LineGap));
        const QSizeF size = laid->text->breakLines(room, lineHeight(small));
        laid->bubble = QRectF(origin() + (whole - size.width()) / 2, LineTop, size.width(), size.height());
        laid->textAt = {origin() + (whole - room) / 2, LineTop};
        laid->height = static_cast<int>(std::ceil(size.height())) + LineTop + LinePad;
        return laid;
    }
    const auto speaker = static_cast<Speaker>(index.data(ConversationModel::SpeakerRole).toInt());
    laid->isAtEnd = !((kind == Kind::Said && speaker == Speaker::Customer) || kind == Kind::Attachments);
    const QFont body = theme::font(Type::Body);
    laid->text = std::make_unique<BubbleText>(text, body);
    laid->meta = std::make_unique<BubbleText>(meta, small);
    const int whole = width + m_gutter;
    qreal bubble = bubbleWidth(whole);
    QSizeF size = laid->text->breakLines(textRoom(bubble), lineHeight(body));
    QSizeF metaSize = laid->meta->breakLines(textRoom(bubble), lineHeight(small));
    // A note is a slip of paper: as wide as what stands on it.
    if (kind == Kind::Note || kind == Kind::Attachments) {
        const qreal needed = std::ceil(std::max(size.width(), metaSize.width()));
        bubble -= std::max(0.0, textRoom(bubble) - needed);
        size = laid->text->breakLines(textRoom(bubble), lineHeight(body));
        metaSize = laid->meta->breakLines(textRoom(bubble), lineHeight(small));
    }
    const std::vector<Attachment> attached = filesOf(index);
    if (text.isEmpty() && !attached.empty())
        size.setHeight(0);
    const qreal below = filesHeight(attached, textRoom(bubble), !text.isEmpty());
    const qreal height = PadTop + size.height() + below + MetaGap + metaSize.height() + PadBottom;
    const bool isRight = laid->isAtEnd != m_isMirrored;
    const qreal left = origin() + (isRight ? whole - Margin - bubble : Margin);
    laid->bubble = QRectF(left, 0, bubble, std::ceil(height));
    const qreal textLeft = left + PadX + (isRight ? 0 : EdgeWidth);
    laid->textAt = {textLeft, PadTop};
    laid->textEnd = PadTop + size.height() + MetaGap;
    laid->placed = files::arranged(attached, textRoom(bubble), m_isMirrored);
    for (files::Placed &each : laid->placed)
        each.place.translate(textLeft, PadTop + size.height() + (text.isEmpty() ? 0 : FilesGap));
    laid->metaAt = {textLeft, PadTop + size.height() + below + MetaGap};
    laid->height = static_cast<int>(std::ceil(height)) + Gap;
    return laid;
}

std::shared_ptr<const BubbleDelegate::Laid> BubbleDelegate::laid(const QModelIndex &index, int width) const
{
    const qint64 key = index.data(ConversationModel::KeyRole).toLongLong();
    if (const auto known = m_laid.find(key); known != m_laid.end() && known->second->width == width)
        return known->second;
    if (m_laid.size() >= MostLaid)
        m_laid.clear();
    return m_laid[key] = layOut(index, width);
}

int BubbleDelegate::heightOf(const QModelIndex &index, int width) const
{
    const qint64 key = index.data(ConversationModel::KeyRole).toLongLong();
    if (const auto known = m_laid.find(key); known != m_laid.end() && known->second->width == width)
        return known->second->height;
    return layOut(index, width)->height;
}

int BubbleDelegate::guessedHeightOf(const QModelIndex &index, int width) const
{
    const QFont small = theme::font(Type::Badge);
    static thread_local QFont knownFont;
    static thread_local qreal bodyLine = 0;
    static thread_local qreal smallLine = 0;
    static thread_local qreal letter = 0;
    if (knownFont != small || bodyLine <= 0) {
        const QFont body = theme::font(Type::Body);
        knownFont = small;
        bodyLine = lineHeight(body);
        smallLine = lineHeight(small);
        letter = QFontMetricsF(body).averageCharWidth();
    }
    if (isLine(kindOf(index)))
        return static_cast<int>(std::ceil(smallLine)) + LineTop + LinePad;
    const QString text = index.data(Qt::DisplayRole).toString();
    const qreal pixels = textRoom(bubbleWidth(width + m_gutter));
    const qreal room = std::max(1.0, pixels / letter);
    const std::vector<Attachment> attached = filesOf(index);
    const qsizetype least = attached.empty() ? 1 : 0;
    const auto lines =
        std::max<qsizetype>(least, text.count(u'\n') + static_cast<qsizetype>(std::ceil(text.size() / room)));
    return static_cast<int>(std::ceil(PadTop + static_cast<qreal>(lines) * bodyLine +
                                      filesHeight(attached, pixels, !text.isEmpty()) + MetaGap + smallLine +
                                      PadBottom)) +
           Gap;
}

std::optional<Attachment> BubbleDelegate::fileAt(const QModelIndex &index, int width, const QPointF &point) const
{
    const auto kept = laid(index, width);
    for (const files::Placed &each : kept->placed) {
        if (each.place.contains(point))
            return each.file;
    }
    return std::nullopt;
}

QSize BubbleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.rect.width(), heightOf(index, option.rect.width())};
}

int BubbleDelegate::positionAt(const QModelIndex &index, int width, const QPointF &point, bool isNearest) const
{
    const auto kept = laid(index, width);
    const Laid &row = *kept;
    if (!row.text || isLine(kindOf(index)))
        return -1;
    const QPointF inText = point - row.textAt;
    const bool isInside = inText.y() >= 0 && row.bubble.contains(point) && !fileAt(index, width, point);
    return isInside || isNearest ? row.text->positionAt(inText, row.textEnd - row.textAt.y(), isNearest) : -1;
}

void BubbleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isLine(kindOf(index)))
        paintLine(*painter, option, index);
    else
        paintBubble(*painter, option, index);
    painter->restore();
}

void BubbleDelegate::paintLine(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Tokens &t = theme::tokens(option.widget);
    const auto kept = laid(index, option.rect.width());
    const Laid &row = *kept;
    const Kind kind = kindOf(index);
    const auto tier = static_cast<Tier>(index.data(ConversationModel::TierRole).toInt());
    const QColor ink =
        kind == Kind::Day || kind == Kind::Closing ? t.dimOn(t.window) : theme::legible(t.tier(tier), t.window);
    painter.translate(option.rect.topLeft());
    const qreal middle = row.bubble.center().y();
    const QColor hair = t.line;
    const qreal left = row.bubble.left() - LineGap;
    const qreal begin = origin() + Margin;
    if (left > begin)
        painter.fillRect(QRectF(begin, std::floor(middle), left - begin, 1), hair);
    const qreal right = row.bubble.right() + LineGap;
    const qreal end = origin() + option.rect.width() + m_gutter - Margin;
    if (right < end)
        painter.fillRect(QRectF(right, std::floor(middle), end - right, 1), hair);
    painter.setPen(ink);
    row.text->draw(painter, row.textAt);
    if (option.state.testFlag(QStyle::State_HasFocus))
        theme::paintFocusRing(painter, row.bubble.adjusted(-6, -3, 6, 3), metric::SmallRadius, t.accent);
}

void BubbleDelegate::paintBubble(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Tokens &t = theme::tokens(option.widget);
    const auto kept = laid(index, option.rect.width());
    const Laid &row = *kept;
    const Kind kind = kindOf(index);
    const auto speaker = static_cast<Speaker>(index.data(ConversationModel::SpeakerRole).toInt());
    const bool isCustomer = kind == Kind::Said && speaker == Speaker::Customer;
    const bool isSlip = kind == Kind::Note || kind == Kind::Held || kind == Kind::Writing;
    const QColor fill = kind == Kind::Note                                 ? t.note
                        : isCustomer || kind == Kind::Attachments          ? t.bubble
                        : kind == Kind::Said && speaker == Speaker::System ? t.panel
                                                                           : t.accentSoft;
    QColor edge = t.line;
    if (isCustomer)
        edge = t.sentiment(static_cast<Sentiment>(index.data(ConversationModel::SentimentRole).toInt()));
    else if (kind == Kind::Note)
        edge = t.frustrated;
    else if (speaker == Speaker::AiRep)
        edge = t.aiRep;
    else if (speaker == Speaker::AiManager)
        edge = t.aiManager;
    else if (speaker == Speaker::HumanAgent && kind != Kind::Attachments)
        edge = t.human;

    painter.translate(option.rect.topLeft());
    if (isSlip) {
        painter.setBrush(fill);
        QPen pen(edge, 1);
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.drawRoundedRect(row.bubble.adjusted(0.5, 0.5, -0.5, -0.5), metric::Radius, metric::Radius);
    } else {
        // The edge follows the round corners: what the inner shape leaves of the outer one.
        QPainterPath whole;
        whole.addRoundedRect(row.bubble, metric::Radius, metric::Radius);
        painter.fillPath(whole, fill);
        const bool isRight = row.bubble.center().x() * 2 > option.rect.width();
        QPainterPath inner;
        inner.addRoundedRect(row.bubble.adjusted(isRight ? -2 * metric::Radius : EdgeWidth, 0,
                                                 isRight ? -EdgeWidth : 2 * metric::Radius, 0),
                             metric::Radius, metric::Radius);
        painter.fillPath(whole.subtracted(inner), edge);
    }

    BubbleText::Mark mark{m_selection.first(), m_selection.length(), {}};
    mark.format.setBackground(t.accent);
    mark.format.setForeground(t.onAccent);
    const bool isMarked =
        !m_selection.isEmpty() && m_selection.key == index.data(ConversationModel::KeyRole).toLongLong();
    // What is not said yet is fainter than what is.
    painter.setPen(kind == Kind::Writing ? t.dimOn(fill) : t.text);
    row.text->draw(painter, row.textAt, isMarked ? &mark : nullptr);
    for (const files::Placed &each : row.placed)
        files::paint(painter, each, m_pictures ? m_pictures(each.file) : QImage(), t,
                     m_isMirrored ? Qt::RightToLeft : Qt::LeftToRight);
    painter.setPen(t.dimOn(fill));
    row.meta->draw(painter, row.metaAt);
    if (option.state.testFlag(QStyle::State_HasFocus))
        theme::paintFocusRing(painter, row.bubble.adjusted(-2, -2, 2, 2), metric::Radius + 1, t.accent);
}

} // namespace tierdesk::ui
