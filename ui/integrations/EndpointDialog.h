#pragma once

#include "core/doors/deskapi/Outbox.h"
#include "ui/widgets/Dialog.h"

#include <QtCore/QList>

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace tierdesk::ui {

/// A new endpoint, or a change of one: where it is, and what it is told. Whoever opens it sends what is chosen, and
/// says what became of it.
class EndpointDialog final : public widgets::Dialog
{
    Q_OBJECT

public:
    /// @p events: all that may be asked for. @p present: the one that is changed; none: a new one.
    EndpointDialog(const QStringList &events, const std::optional<deskapi::EndpointRow> &present, QWidget *parent);

Q_SIGNALS:
    void created(const tierdesk::deskapi::NewEndpoint &request);
    void changed(const tierdesk::deskapi::ChangeEndpoint &request);

private:
    [[nodiscard]] QStringList chosenEvents() const;
    [[nodiscard]] bool isMail() const;
    void check();
    void send();

    bool m_isNew;
    QComboBox *m_channel;
    QLineEdit *m_target;
    QList<QCheckBox *> m_events;
    QPushButton *m_save;
};

/// A secret, shown once: to be copied to whoever checks signatures by it.
class SecretDialog final : public widgets::Dialog
{
    Q_OBJECT

public:
    SecretDialog(const QString &secret, bool isRotated, QWidget *parent);
};

} // namespace tierdesk::ui
