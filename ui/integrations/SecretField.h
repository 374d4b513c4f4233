#pragma once

#include <QtWidgets/QWidget>

#include <optional>

class QLineEdit;
class QPushButton;

namespace tierdesk::ui {

/// A write-only secret field: it shows whether a secret is stored and allows replacing or removing it. The stored
/// secret is not changed until the form is saved.
class SecretField final : public QWidget
{
    Q_OBJECT

public:
    /// @p name is the accessible name.
    explicit SecretField(const QString &name, QWidget *parent = nullptr);

    /// Sets whether a secret is stored.
    void setKept(bool isKept);
    /// Discards the typed value or the pending removal.
    void discard();
    /// nullopt: unchanged; empty: remove.
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
