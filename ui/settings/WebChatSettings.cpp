#include "ui/settings/WebChatSettings.h"

#include "ui/settings/models/CardFoot.h"
#include "ui/settings/models/Fields.h"
#include "ui/settings/SettingsCard.h"
#include "ui/widgets/Label.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace tierdesk::ui {

using widgets::Label;

namespace {

constexpr qint64 MaxLogoBytes = 64 * 1024; ///< as the server takes it
constexpr int LongestText = 300;

QLineEdit *field(const char *name, int most, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(QLatin1String(name));
    edit->setMaxLength(most);
    modelcards::keepFieldWidth(*edit);
    return edit;
}

} // namespace

WebChatSettings::WebChatSettings(client::Connection &connection, QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_configs(connection)
    , m_name(field("webChatName", 100, this))
    , m_accent(field("webChatAccent", 7, this))
    , m_accentDark(field("webChatAccentDark", 7, this))
    , m_language(new QComboBox(this))
    , m_welcome(field("webChatWelcome", LongestText, this))
    , m_more(field("webChatMore", LongestText, this))
    , m_logoText(new Label(theme::Type::Small, Label::Ink::Dim, this))
    , m_removeLogo(new QPushButton(tr("Remove"), this))
    , m_foot(new CardFoot(u"webChatSaid"_s, this))
{
    setObjectName(u"webChatSettings"_s);
    m_name->setPlaceholderText(tr("Company name"));
    m_accent->setPlaceholderText(tr("Built-in"));
    m_accentDark->setPlaceholderText(tr("Same as light theme"));
    m_language->setObjectName(u"webChatLanguage"_s);
    for (const auto &[code, name] :
         {std::pair{"en", tr("English")}, std::pair{"de", tr("German")}, std::pair{"ar", tr("Arabic")}})
        m_language->addItem(name, QLatin1String(code));
    for (QLineEdit *each : {m_welcome, m_more})
        each->setPlaceholderText(tr("Built-in"));

    auto *logo = new QWidget(this);
    auto *logoLine = new QHBoxLayout(logo);
    logoLine->setContentsMargins(0, 0, 0, 0);
    auto *choose = new QPushButton(tr("Choose image…"), logo);
    choose->setObjectName(u"webChatChooseLogo"_s);
    m_removeLogo->setObjectName(u"webChatRemoveLogo"_s);
    m_logoText->setObjectName(u"webChatLogo"_s);
    logoLine->addWidget(m_logoText);
    logoLine->addWidget(m_removeLogo);
    logoLine->addWidget(choose);

    auto *card = new SettingsCard(tr("Web chat"), this);
    card->addLine(tr("Name"), tr("Shown in the chat header."), m_name);
    card->addLine(tr("Colour"),
                  tr("Used for buttons, links and the customer's messages, for example #0b6e4f. It is adjusted where "
                     "it would be hard to read."),
                  m_accent);
    card->addLine(tr("Colour in the dark theme"), {}, m_accentDark);
    card->addLine(tr("Logo"), tr("PNG, JPEG, GIF or WebP, up to 64 KiB."), logo);
    card->addLine(tr("Greeting language"), {}, m_language);
    card->addLine(tr("Greeting"), tr("Shown before the first message."), m_welcome);
    card->addLine(tr("Text below the greeting"), {}, m_more);
    auto *save = m_foot->addAct(tr("Save"), u"webChatSave"_s);
    card->addWide(m_foot);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);

    connect(choose, &QPushButton::clicked, this, &WebChatSettings::askForLogo);
    connect(m_removeLogo, &QPushButton::clicked, this, [this] {
        m_logo = QJsonValue::Null;
        m_isLogoChanged = true;
        showLogo();
    });
    connect(m_language, &QComboBox::currentIndexChanged, this, &WebChatSettings::showGreeting);
    for (QLineEdit *each : {m_welcome, m_more})
        connect(each, &QLineEdit::textEdited, this, &WebChatSettings::keepGreeting);
    connect(save, &QPushButton::clicked, this, &WebChatSettings::save);
    connect(&m_connection, &client::Connection::connected, this, &WebChatSettings::load);
    connect(&m_connection, &client::Connection::reset, this, &WebChatSettings::load);
    show({});
}

void WebChatSettings::setPerson(const deskapi::UserInfo &me)
{
    m_role = me.id.isSet() ? me.role : Role::Agent;
    m_foot->clear();
    show({});
    load();
}

void WebChatSettings::load()
{
    if (m_role == Role::Agent)
        return;
    const int asked = m_foot->wait();
    m_configs.openWebChat(this, [this, asked](const base::Result<QJsonObject> &brand) {
        if (!m_foot->isAwaited(asked))
            return;
        if (!brand)
            return m_foot->complain(brand.error());
        show(*brand);
        m_foot->say({});
    });
}

void WebChatSettings::show(const QJsonObject &brand)
{
    m_name->setText(brand[u"name"].toString());
    m_accent->setText(brand[u"accent"].toString());
    m_accentDark->setText(brand[u"accentDark"].toString());
    m_texts = brand[u"texts"].toObject();
    m_logo = brand[u"logo"];
    m_isLogoChanged = false;
    showGreeting();
    showLogo();
}

QString WebChatSettings::language() const
{
    return m_language->currentData().toString();
}

void WebChatSettings::showGreeting()
{
    const QJsonValue words = m_texts.value(language());
    m_welcome->setText(words[u"welcome"].toString());
    m_more->setText(words[u"welcomeMore"].toString());
}

void WebChatSettings::keepGreeting()
{
    QJsonObject words = m_texts.value(language()).toObject();
    words.insert(u"welcome"_s, m_welcome->text());
    words.insert(u"welcomeMore"_s, m_more->text());
    m_texts.insert(language(), words);
}

void WebChatSettings::showLogo()
{
    const QByteArray image = m_logo[u"data"].toString().toLatin1();
    m_removeLogo->setVisible(!image.isEmpty());
    m_logoText->setText(image.isEmpty() ? tr("None")
                                        : QLocale().formattedDataSize(QByteArray::fromBase64(image).size(), 1));
}

void WebChatSettings::askForLogo()
{
    auto *dialog = new QFileDialog(window(), tr("Choose a logo"), {}, tr("Images (*.png *.jpg *.jpeg *.gif *.webp)"));
    dialog->setObjectName(u"webChatLogoDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &WebChatSettings::takeLogo);
    dialog->open();
}

void WebChatSettings::takeLogo(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return m_foot->complain(tr("The image could not be read: %1").arg(file.errorString()));
    if (file.size() > MaxLogoBytes)
        return m_foot->complain(tr("The image is too large. The limit is 64 KiB."));
    m_logo = QJsonObject{{u"data"_s, QString::fromLatin1(file.readAll().toBase64())}};
    m_isLogoChanged = true;
    m_foot->say({});
    showLogo();
}

void WebChatSettings::save()
{
    QJsonObject patch{{u"name"_s, m_name->text().trimmed()},
                      {u"accent"_s, m_accent->text().trimmed()},
                      {u"accentDark"_s, m_accentDark->text().trimmed()},
                      {u"texts"_s, m_texts}};
    if (m_isLogoChanged)
        patch.insert(u"logo"_s, m_logo);
    const int asked = m_foot->wait();
    m_configs.saveWebChat(patch, this, [this, asked](const base::Result<QJsonObject> &brand) {
        if (!m_foot->isAwaited(asked))
            return;
        if (!brand)
            return m_foot->complain(brand.error());
        show(*brand);
        m_foot->say(tr("Saved. Customers see the changes when they next open the chat."));
    });
}

} // namespace tierdesk::ui
