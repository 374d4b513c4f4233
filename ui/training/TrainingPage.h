#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Training.h"
#include "core/doors/deskapi/People.h"
#include "ui/shell/Page.h"
#include "ui/training/TrainingModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Loading.h"

#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;
class QShortcut;

namespace tierdesk::ui {

class TrainingPanel;
namespace widgets {
class RowList;
class Segmented;
} // namespace widgets

/// The company's training examples of topics and intents, and the training status. For supervisors. Keys: N adds an
/// example, U imports a file, / searches, Delete removes (after confirmation), Return opens the session of a
/// correction, R refreshes, L trains now.
class TrainingPage final : public Page
{
    Q_OBJECT

public:
    /// Both must outlive the page.
    TrainingPage(client::Connection &connection, const base::Clock &clock, QWidget *parent = nullptr);
    ~TrainingPage() override;

    void setMe(const deskapi::UserInfo &me) override;
    void clear() override;
    [[nodiscard]] const TrainingModel &model() const { return m_model; }
    /// Adds the examples of a file; errors are shown in the banner.
    void upload(const QString &path);

Q_SIGNALS:
    void sessionChosen(const QString &id);

protected:
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    using Mood = widgets::Banner::Mood;

    void makeList();
    void makeKeys();
    void fit(); ///< fits the search field to the font
    [[nodiscard]] TrainingKind kind() const;
    [[nodiscard]] client::ExampleQuery query() const;
    void refresh();
    void load();
    void loadState();
    void loadMore();
    void takeState(const base::Result<deskapi::Training> &training);
    void takeList(const base::Result<deskapi::TrainingExamples> &page);
    void showList();
    void showLabels();
    void askForOne();
    void askForFile();
    void takeAdded(const base::Result<deskapi::Upserted> &done);
    void askToRemove();
    void remove(const std::vector<qint64> &ids);
    void openChosen();
    void complain(const base::Error &error, const QString &what);
    void say(const QString &text, Mood mood = Mood::Note, theme::Icon icon = theme::Icon::Done);

    client::Connection &m_connection;
    client::Training m_training;
    TrainingModel m_model;
    deskapi::UserInfo m_me;
    std::optional<deskapi::Training> m_known;
    widgets::Loading m_loading;
    TrainingExampleId m_next; ///< of the next page
    bool m_isLoadingMore = false;
    QTimer m_search; ///< starts the search after typing stops

    widgets::Banner *m_banner;
    widgets::Segmented *m_kind;
    QLineEdit *m_words;
    QComboBox *m_label;
    QPushButton *m_new;
    QPushButton *m_file;
    QPushButton *m_remove;
    QShortcut *m_newKey = nullptr;
    QShortcut *m_refreshKey = nullptr;
    widgets::StatePane *m_pane;
    widgets::RowList *m_list;
    TrainingPanel *m_panel;
};

} // namespace tierdesk::ui
