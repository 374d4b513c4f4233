#pragma once

#include "core/doors/client/Configs.h"
#include "core/doors/deskapi/People.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tierdesk::ui {

namespace widgets {
class Label;
} // namespace widgets

class CardFoot;

/// The appearance of the web chat: name, colours, logo and greeting. For supervisors; changes apply when saved.
class WebChatSettings final : public QWidget
{
    Q_OBJECT

public:
    /// @p connection must outlive this.
    explicit WebChatSettings(client::Connection &connection, QWidget *parent = nullptr);

    void setPerson(const deskapi::UserInfo &me);
    /// Uses the image file as the logo; it is stored when the settings are saved.
    void takeLogo(const QString &path);

private:
    void load();
    void save();
    void show(const QJsonObject &brand);
    void showGreeting();
    void keepGreeting();
    void showLogo();
    void askForLogo();
    [[nodiscard]] QString language() const;

    client::Connection &m_connection;
    client::Configs m_configs;
    Role m_role = Role::Agent;
    QJsonObject m_texts; ///< by language, as edited
    QJsonValue m_logo;   ///< as shown; null if there is none
    bool m_isLogoChanged = false;
    QLineEdit *m_name;
    QLineEdit *m_accent;
    QLineEdit *m_accentDark;
    QComboBox *m_language;
    QLineEdit *m_welcome;
    QLineEdit *m_more;
    widgets::Label *m_logoText;
    QPushButton *m_removeLogo;
    CardFoot *m_foot;
};

} // namespace tierdesk::ui
