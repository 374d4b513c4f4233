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

/// A tag as a badge that is removed by a click, or by Delete while it has the focus.
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

/// The tags of a case as badges, and a field with completion for a new one. Enter or a comma adds a tag; Backspace in
/// the empty field removes the last one.
class TagsEditor final : public QWidget
{
    Q_OBJECT

public:
    /// The server's limits.
    static constexpr int MostTags = 20;
    static constexpr int LongestTag = 40;

    explicit TagsEditor(QWidget *parent = nullptr);

    /// Sets the case's tags without emitting edited().
    void setTags(const QStringList &tags);
    [[nodiscard]] const QStringList &tags() const { return m_tags; }
    /// Sets the tags for completion.
    void setKnown(const QStringList &tags);
    /// Sets the error of the last edit; empty for none.
    void setTrouble(const QString &trouble);
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] QLineEdit &field() const { return *m_field; }

Q_SIGNALS:
    /// Emitted with all tags after the person changed them.
    void edited(const QStringList &tags);
    /// Emitted when the field received the focus.
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
