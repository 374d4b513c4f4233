#pragma once

#include <QtCore/QStringList>
#include <QtWidgets/QAbstractButton>

class QLineEdit;
class QStringListModel;

namespace tierdesk::ui {

namespace widgets {
class FlowLayout;
class Label;
} // namespace widgets

/// One tag as a badge that can be taken away: a click on it, or Delete while it has the focus.
class TagButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit TagButton(const QString &tag, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

/// The tags of a case as badges, and a field for another, which completes what is known. Enter or a comma adds,
/// Backspace in the empty field takes the last away.
class TagsEditor final : public QWidget
{
    Q_OBJECT

public:
    /// The server's bounds.
    static constexpr int MostTags = 20;
    static constexpr int LongestTag = 40;

    explicit TagsEditor(QWidget *parent = nullptr);

    /// What the case has now; not an edit.
    void setTags(const QStringList &tags);
    [[nodiscard]] const QStringList &tags() const { return m_tags; }
    /// What completion offers.
    void setKnown(const QStringList &tags);
    /// What is the matter with the last edit; empty: nothing.
    void setTrouble(const QString &trouble);
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] QLineEdit &field() const { return *m_field; }

Q_SIGNALS:
    /// The person changed them: all of them, as they stand now.
    void edited(const QStringList &tags);
    /// The field was left or entered; what was typed and not added stays.
    void focused();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add(const QString &text);
    void remove(const QString &tag);
    void showTags();

    QStringList m_tags;
    widgets::FlowLayout *m_flow;
    std::vector<TagButton *> m_buttons;
    QLineEdit *m_field;
    QStringListModel *m_known;
    widgets::Label *m_trouble;
};

} // namespace tierdesk::ui
