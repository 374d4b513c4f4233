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

/// Model servers on the server's machine and their models, each of which can be made the first choice of a tier. Above
/// them is the status of the llama-server that the server has started.
class LocalModelsCard final : public QWidget
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit LocalModelsCard(client::Connection &connection, QWidget *parent = nullptr);

    /// Makes the server search now.
    void search();
    void clear();

Q_SIGNALS:
    void used(); ///< a tier uses another model now

private:
    void show(const LocalSearch &found);
    void showChild(const LocalChild &child);
    void rebuild();
    void addServer(const LocalServer &server);
    [[nodiscard]] QWidget *makeRow(const LocalServer &server, const LocalModel &model);
    void use(const LocalServer &server, const LocalModel &model, Tier tier);

    client::Models m_desk;
    LocalSearch m_found;
    QJsonObject m_shown; ///< the data the rows were built from
    int m_search = 0;    ///< responses to an earlier user's search are ignored
    bool m_isSearching = false;
    bool m_isStale = false; ///< search again when the running search is done
    int m_rowCount = 0;
    QWidget *m_child;
    widgets::Dot *m_dot;
    widgets::Label *m_childName;
    widgets::Label *m_childState;
    widgets::Label *m_none; ///< why there is no row
    QVBoxLayout *m_rows;
    CardFoot *m_foot;
    QPushButton *m_again;
    QTimer m_refresh; ///< runs while there is a child process to show
};

} // namespace tierdesk::ui
