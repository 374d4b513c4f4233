#include "ui/settings/models/LocalModelsCard.h"

#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"
#include "ui/settings/models/CardFoot.h"
#include "ui/settings/SettingsCard.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/Dot.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/TabOrder.h"

#include <QtCore/QJsonObject>
#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

using widgets::Dot;
using widgets::Label;

namespace {

constexpr int RefreshMs = 5000;
constexpr int RowAir = 8;
constexpr int GroupAir = 12;

QString nameOf(LocalKind kind)
{
    switch (kind) {
    case LocalKind::Ollama:
        return u"Ollama"_s;
    case LocalKind::LlamaCpp:
        return u"llama.cpp"_s;
    case LocalKind::LmStudio:
        return u"LM Studio"_s;
    case LocalKind::Vllm:
        return u"vLLM"_s;
    }
    return {};
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

/// Between groups.
QWidget *makeLine(QWidget *parent)
{
    auto *line = new widgets::Panel(widgets::Panel::Surface::Panel, Qt::TopEdge, parent);
    line->setFixedHeight(1);
    return line;
}

Dot::State dotOf(ChildState state)
{
    switch (state) {
    case ChildState::Healthy:
        return Dot::State::Good;
    case ChildState::Starting:
        return Dot::State::Busy;
    case ChildState::Missing:
    case ChildState::Unresponsive:
    case ChildState::Restarting:
        break;
    }
    return Dot::State::Bad;
}

} // namespace

LocalModelsCard::LocalModelsCard(client::Connection &connection, QWidget *parent)
    : QWidget(parent)
    , m_desk(connection)
    , m_child(new QWidget(this))
    , m_dot(new Dot(m_child))
    , m_childName(new Label(theme::Type::Strong, Label::Ink::Text, m_child))
    , m_childState(new Label(theme::Type::Small, Label::Ink::Dim, m_child))
    , m_none(new Label(theme::Type::Small, Label::Ink::Dim, this))
    , m_rows(new QVBoxLayout)
    , m_foot(new CardFoot(u"localSaid"_s, this))
    , m_again(m_foot->addAct(tr("Search again"), u"localSearch"_s))
{
    m_childName->setObjectName(u"localChild"_s);
    m_childName->setWordWrap(true);
    m_childState->setObjectName(u"localChildState"_s);
    m_childState->setWordWrap(true);
    m_childState->setTextFormat(Qt::PlainText); // another program's words
    m_none->setObjectName(u"localNone"_s);
    m_none->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_childName);
    words->addWidget(m_childState);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_dot);
    line->addLayout(words, 1);
    auto *child = new QVBoxLayout(m_child);
    child->setContentsMargins(0, 0, 0, GroupAir);
    child->setSpacing(GroupAir);
    child->addLayout(line);
    child->addWidget(makeLine(m_child));

    auto *body = new QWidget(this);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, RowAir);
    layout->setSpacing(0);
    m_rows->setSpacing(0);
    layout->addWidget(m_child);
    layout->addWidget(m_none);
    layout->addLayout(m_rows);
    auto *card = new SettingsCard(tr("On this machine"), this);
    card->addWide(body);
    card->addWide(m_foot);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    connect(m_again, &QPushButton::clicked, this, &LocalModelsCard::search);
    m_refresh.setInterval(RefreshMs);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        if (isVisible())
            search();
    });
    m_child->hide();
}

void LocalModelsCard::search()
{
    if (m_isSearching) {
        m_isStale = true; // what is under way may have looked before what happened since
        return;
    }
    m_isSearching = true;
    if (m_found.places.empty())
        m_none->setText(tr("Searching…"));
    m_desk.findLocal(this, [this, search = m_search](const base::Result<LocalSearch> &found) {
        if (search != m_search)
            return;
        m_isSearching = false;
        if (!found)
            return m_foot->complain(found.error());
        show(*found);
        if (std::exchange(m_isStale, false))
            this->search();
    });
}

void LocalModelsCard::clear()
{
    ++m_search;
    m_isSearching = m_isStale = false;
    m_refresh.stop();
    m_foot->clear();
    m_found = {};
    m_shown = {};
    rebuild();
    m_child->hide();
    m_none->clear();
}

void LocalModelsCard::show(const LocalSearch &found)
{
    m_found = found;
    m_child->setVisible(found.child.has_value());
    if (found.child) {
        showChild(*found.child);
        m_refresh.start();
    } else {
        m_refresh.stop();
    }
    LocalSearch rows = found;
    rows.child.reset();
    // Built anew only if something else is there: somebody may be about to press a button.
    if (const QJsonObject json = deskapi::encode(rows); json != m_shown) {
        m_shown = json;
        rebuild();
    }
    QStringList places;
    for (const LocalPlace &each : found.places)
        places.append(tr("%1 (port %2)").arg(nameOf(each.kind)).arg(each.port));
    m_none->setVisible(found.servers.empty());
    m_none->setText(
        found.places.empty()
            ? tr("The search for local models is off. Turn it on with the server setting local-model-servers.")
            : tr("No model servers found on the server's machine. Searched for %1. Start one, for example "
                 "with “ollama serve”, or start Tierdesk with --local-model FILE.gguf.")
                  .arg(phrases::listed(places)));
}

void LocalModelsCard::showChild(const LocalChild &child)
{
    m_dot->setState(dotOf(child.state));
    m_childName->setText(direction::joined({u"llama-server"_s, direction::isolated(child.model)}));
    QStringList facts;
    switch (child.state) {
    case ChildState::Missing:
        facts.append(tr("llama-server is not installed on the server. Install llama.cpp, or set the program path with "
                        "--llama-server."));
        break;
    case ChildState::Starting:
        facts.append(tr("Loading the model…"));
        break;
    case ChildState::Healthy:
        facts.append(tr("Ready"));
        break;
    case ChildState::Unresponsive:
        facts.append(tr("Not responding"));
        break;
    case ChildState::Restarting:
        facts.append(tr("Stopped; it restarts automatically"));
        break;
    }
    if (child.memoryBytes > 0)
        facts.append(tr("%1 of memory").arg(sizeText(child.memoryBytes)));
    if (child.state == ChildState::Healthy && child.tokensPerSecond > 0)
        facts.append(tr("%1 tokens per second").arg(QLocale().toString(child.tokensPerSecond, 'f', 1)));
    if (child.restarts > 0)
        facts.append(tr("restarted %Ln times", nullptr, child.restarts));
    QString text = direction::joined(facts);
    if (child.state == ChildState::Restarting && !child.error.isEmpty())
        text += u'\n' + tr("Last error: %1").arg(direction::isolated(child.error));
    m_childState->setText(text);
    m_childState->setInk(dotOf(child.state) == Dot::State::Bad ? Label::Ink::Bad : Label::Ink::Dim);
}

void LocalModelsCard::rebuild()
{
    bool hadFocus = false;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        QWidget *row = item->widget();
        hadFocus = hadFocus || row->isAncestorOf(focusWidget());
        for (QWidget *each : row->findChildren<QWidget *>())
            each->setObjectName({}); // it goes later, and is not to be taken for the new one
        row->hide();
        row->deleteLater(); // it may be one of its own buttons that asks
        delete item;
    }
    m_rowCount = 0;
    for (const LocalServer &each : m_found.servers)
        addServer(each);
    for (int row = 0; row < m_rows->count(); ++row)
        widgets::putInTabOrder(*m_rows->itemAt(row)->widget(), *m_again);
    if (hadFocus)
        m_again->setFocus();
}

void LocalModelsCard::addServer(const LocalServer &server)
{
    QStringList words{nameOf(server.place.kind) + (server.version.isEmpty() ? QString() : u' ' + server.version),
                      u"127.0.0.1:%1"_s.arg(server.place.port)};
    if (server.isChild)
        words.append(tr("started by Tierdesk"));
    if (server.isLoading)
        words.append(tr("loading its model"));
    else if (server.models.empty())
        words.append(tr("no model installed"));
    auto *heading = new Label(direction::joined(words), theme::Type::Strong, Label::Ink::Text, this);
    heading->setObjectName(u"localServer"_s);
    heading->setWordWrap(true);
    heading->setContentsMargins(0, m_rows->count() > 0 ? GroupAir : 0, 0, 0);
    if (m_rows->count() > 0)
        m_rows->addWidget(makeLine(this));
    m_rows->addWidget(heading);
    for (const LocalModel &each : server.models)
        m_rows->addWidget(makeRow(server, each));
}

QWidget *LocalModelsCard::makeRow(const LocalServer &server, const LocalModel &model)
{
    auto *row = new QWidget(this);
    row->setAccessibleName(model.id);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *name = new Label(direction::isolated(model.id), theme::Type::Body, Label::Ink::Text, row);
    name->setElided(true);
    words->addWidget(name);
    QStringList facts{model.parameters, model.quantization};
    if (model.bytes > 0)
        facts.append(sizeText(model.bytes));
    if (model.contextTokens > 0)
        facts.append(tr("%1 tokens of context").arg(QLocale().toString(model.contextTokens)));
    if (const QString text = direction::joined(facts); !text.isEmpty()) {
        auto *about = new Label(text, theme::Type::Small, Label::Ink::Dim, row);
        about->setElided(true);
        words->addWidget(about);
    }
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, RowAir, 0, RowAir);
    layout->setSpacing(8);
    layout->addLayout(words, 1);
    for (const auto &[tier, objectName] :
         {std::pair{Tier::AiRep, "localRep"}, std::pair{Tier::AiManager, "localManager"}}) {
        const QString tierText = phrases::text(tier);
        const bool isUsed = std::find(model.usedFor.begin(), model.usedFor.end(), tier) != model.usedFor.end();
        auto *button = new QPushButton(isUsed ? tr("Used for %1").arg(tierText) : tr("Use for %1").arg(tierText), row);
        button->setObjectName(QString::fromLatin1(objectName) + QString::number(m_rowCount));
        button->setAccessibleName(button->text() + u": "_s + model.id);
        button->setEnabled(!isUsed);
        if (isUsed)
            button->setIcon(theme::icon(theme::Icon::Check));
        connect(button, &QPushButton::clicked, this, [this, server, model, tier = tier] { use(server, model, tier); });
        layout->addWidget(button);
    }
    ++m_rowCount;
    return row;
}

void LocalModelsCard::use(const LocalServer &server, const LocalModel &model, Tier tier)
{
    const int asked = m_foot->wait();
    m_desk.useLocal(
        {server.place.kind, server.place.port, model.id, tier}, this,
        [this, asked, tier, id = model.id](const base::Result<deskapi::Provider> &provider) {
            if (!m_foot->isAwaited(asked))
                return;
            if (!provider && provider.error().fault == base::Fault::NotFound)
                m_foot->complain(tr("%1 is no longer available. Search again.").arg(direction::isolated(id)));
            else if (!provider)
                m_foot->complain(provider.error());
            else
                m_foot->say(tr("%1 is now the first choice for %2.").arg(direction::isolated(id), phrases::text(tier)));
            if (provider)
                Q_EMIT used();
            else
                search();
        });
}

} // namespace tierdesk::ui
