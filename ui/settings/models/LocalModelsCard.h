#pragma once

#include "core/doors/client/Models.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QPushButton;
class QVBoxLayout;

namespace tierdesk::ui {

class CardFoot;
namespace widgets {
class Dot;
class Label;
} // namespace widgets

/// Model servers on the server's machine, and their models: a click has a tier ask one of them first. Above them the
/// llama-server that the server has started, and how it does.
class LocalModelsCard final : public QWidget
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit LocalModelsCard(client::Connection &connection, QWidget *parent = nullptr);

    /// Has the server look for them now.
    void search();
    void clear();

Q_SIGNALS:
    void used(); ///< a tier asks another model now

private:
    void show(const LocalSearch &found);
    void showChild(const LocalChild &child);
    void rebuild();
    void addServer(const LocalServer &server);
    [[nodiscard]] QWidget *makeRow(const LocalServer &server, const LocalModel &model);
    void use(const LocalServer &server, const LocalModel &model, Tier tier);

    client::Models m_desk;
    LocalSearch m_found;
    QJsonObject m_shown; ///< what the rows were made of
    int m_search = 0;    ///< answers to an earlier person's are late
    bool m_isSearching = false;
    bool m_isStale = false; ///< to be searched once more
    int m_rowCount = 0;
    QWidget *m_child;
    widgets::Dot *m_dot;
    widgets::Label *m_childName;
    widgets::Label *m_childState;
    widgets::Label *m_none; ///< why there is no row
    QVBoxLayout *m_rows;
    CardFoot *m_foot;
    QPushButton *m_again;
    QTimer m_refresh; ///< while there is a child to look at
};

} // namespace tierdesk::ui
