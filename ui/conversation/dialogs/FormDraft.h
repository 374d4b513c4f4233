#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QObject>

class QWidget;

namespace tierdesk::ui {

class DraftStore;

/// What a person typed in a form over a case, kept until it was carried out or called off: whoever is signed out in the
/// middle of it, or loses the program, finds it when they open the same form again. Only what differs from what the
/// form proposed by itself is kept. GUI thread.
class FormDraft final : public QObject
{
    Q_OBJECT

public:
    /// Puts what is kept under @p name into the fields within @p form, by their object names, and keeps what is changed
    /// from now on. The form is filled in already. @p drafts must outlive this; it is whose they are now that counts.
    FormDraft(DraftStore &drafts, const QString &session, const QString &name, QWidget &form, QObject *parent);

    /// True if there was something.
    [[nodiscard]] bool isRestored() const { return m_isRestored; }
    /// What was kept beside the fields, by keep().
    [[nodiscard]] QJsonValue kept(const QString &member) const { return m_beside.value(member); }
    /// Written at once; an undefined value is taken away.
    void keep(const QString &member, const QJsonValue &value);
    /// It was carried out, or is not wanted: nothing is kept, of now or later.
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
