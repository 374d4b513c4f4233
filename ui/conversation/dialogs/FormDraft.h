#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QObject>

class QWidget;

namespace tierdesk::ui {

class DraftStore;

/// Keeps the entries of a case's form until the action was done or cancelled, so that they are restored after a
/// sign-out or a crash. Stores only values that differ from the form's prefilled ones. GUI thread.
class FormDraft final : public QObject
{
    Q_OBJECT

public:
    /// Restores the entries stored under @p name into the fields of @p form by their object names, and stores later
    /// changes. The form must be prefilled already. @p drafts must outlive this; its current owner counts.
    FormDraft(DraftStore &drafts, const QString &session, const QString &name, QWidget &form, QObject *parent);

    /// Returns true if entries were restored.
    [[nodiscard]] bool isRestored() const { return m_isRestored; }
    /// Returns a value stored by keep() beside the fields.
    [[nodiscard]] QJsonValue kept(const QString &member) const { return m_beside.value(member); }
    /// Stores a value and writes it at once. An undefined value is removed.
    void keep(const QString &member, const QJsonValue &value);
    /// Deletes the entries after the action was done or cancelled, and stores no later ones.
    void forget();

private:
    void restore(const QJsonObject &fields);
    void write();
    [[nodiscard]] QJsonObject values() const;

    DraftStore &m_drafts;
    QString m_owner;
    QString m_session;
    QString m_name;
    QWidget &m_form;
    QJsonObject m_proposed; ///< by the form itself
    QJsonObject m_beside;
    bool m_isRestored = false;
    bool m_isForgotten = false;
};

} // namespace tierdesk::ui
