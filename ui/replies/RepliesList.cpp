#include "ui/replies/RepliesList.h"

#include "ui/replies/RepliesModel.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Loading.h"
#include "ui/widgets/TwoLineList.h"

#include <QtCore/QEvent>
#include <QtGui/QShortcut>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace tierdesk::ui {

namespace {

using theme::Type;

constexpr TwoLineRow::Shape ReplyShape{Type::Strong, Type::Body, 10};

void paintReply(TwoLineRow &row, const QModelIndex &index)
{
    const theme::Tokens &t = row.tokens();
    if (index.data(RepliesModel::HasDraftRole).toBool())
        row.badge(RepliesModel::tr("Not saved"), t.frustrated, row.first().width());
    const QRect first = row.first();
    const int used = row.words(first, Type::Strong, row.isSelected() ? t.accentOn(row.ground()) : t.text,
                               index.data(Qt::DisplayRole).toString());
    row.words(first.adjusted(std::min(used + 2 * theme::metric::Grid, first.width()), 0, 0, 0), Type::Body, t.text,
              index.data(RepliesModel::TitleRole).toString());
    row.words(row.second(), Type::Body, t.dimOn(row.ground()), index.data(RepliesModel::TextRole).toString());
}

} // namespace

RepliesList::RepliesList(RepliesModel &model, QWidget *parent)
    : StatePane(u"repliesState"_s, Surface::Panel, {}, parent)
    , m_model(model)
{
    setMinimumWidth(theme::scaledIcon(theme::metric::ListWidth));
    setStrip(new QHBoxLayout);
    m_search = addSearch("replySearch", tr("Search saved replies"), tr("Shortcut or words (/)"));
    m_search->setToolTip(m_search->placeholderText());
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setFilter(text);
        Q_EMIT filtered();
    });
    m_new = addButton("newReply", tr("New"), [this] { Q_EMIT newRequested(); });
    m_new->setAccessibleName(tr("Write a new saved reply"));

    m_list = new QListView(this);
    widgets::setTwoLineRows(*m_list, "replyList", tr("Saved replies"), m_model, ReplyShape, paintReply);
    setList(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT chosen(m_model.reply(index.row()).id);
    });
    auto *removal = new QShortcut(QKeySequence(QKeySequence::Delete), m_list);
    removal->setContext(Qt::WidgetShortcut);
    connect(removal, &QShortcut::activated, this, &RepliesList::removeRequested);
}

void RepliesList::changeEvent(QEvent *event)
{
    StatePane::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setMinimumWidth(theme::scaledIcon(theme::metric::ListWidth));
}

void RepliesList::setKeys(QShortcut *refresh, QShortcut *begin)
{
    m_refresh = refresh;
    m_begin = begin;
}

void RepliesList::letGo()
{
    m_list->setModel(nullptr);
}

void RepliesList::show(const widgets::Loading &loading, bool mayEdit)
{
    m_new->setVisible(mayEdit);
    m_new->setEnabled(loading.isReady());
    if (showLoaded(loading, {tr("Try again"), [this] { Q_EMIT retryRequested(); }, m_refresh}))
        return;
    if (!m_search->text().isEmpty()) {
        say({theme::Icon::Search, tr("Nothing found"), tr("No saved replies contain these words.")},
            {tr("Show all"), [this] { m_search->clear(); }});
    } else if (mayEdit) {
        say({theme::Icon::Knowledge, tr("No saved replies yet"),
             tr("Save text that you use often. Type / in a reply to insert it.")},
            {tr("Create saved reply"), [this] { Q_EMIT newRequested(); }, m_begin});
    } else {
        say({theme::Icon::Knowledge, tr("No saved replies yet"),
             tr("Supervisors can create saved replies. Type / in a reply to insert one.")});
    }
}

void RepliesList::select(SavedReplyId id)
{
    m_list->setCurrentIndex(id.isSet() ? m_model.indexOf(id) : QModelIndex());
}

void RepliesList::clearSearch()
{
    m_search->clear();
}

} // namespace tierdesk::ui
