#pragma once

#include <QtWidgets/QWidget>

#include <optional>

class QLineEdit;
class QPushButton;

namespace tierdesk::ui {

/// A secret that is written and never read: it says whether one is kept, what is typed takes its place, and it can be
/// taken away. Nothing happens to the one that is kept before it is saved.
class SecretField final : public QWidget
{
    Q_OBJECT

public:
    /// @p name is what it is called to those who do not see it.
    explicit SecretField(const QString &name, QWidget *parent = nullptr);

    /// Whether one is kept.
    void setKept(bool isKept);
    /// Forgets what was typed, or that it is to be removed.
    void discard();
    /// None: it stays as it is; empty: it is removed.
    [[nodiscard]] std::optional<QString> value() const;

Q_SIGNALS:
    void edited();

private:
    void showState();

    QLineEdit *m_edit;
    QPushButton *m_remove;
    bool m_isKept = false;
    bool m_isRemoved = false;
};

} // namespace tierdesk::ui
