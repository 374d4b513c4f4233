#pragma once

#include <QtWidgets/QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace tierdesk::ui {

namespace widgets {
class Label;
class Spinner;
} // namespace widgets

/// Asks who is there and which server is meant. Knows no network: what was typed leaves as a signal.
class SignInPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInPage(QWidget *parent = nullptr);

    void setServer(const QString &address);
    void setEmail(const QString &email);
    /// While a sign-in is under way nothing can be changed.
    void setBusy(bool isBusy);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// Where a sign-in can be kept on this machine. With a key store it is offered as done; a file must be chosen.
    enum class Keeping { Nowhere, KeyStore, File };
    void setKeeping(Keeping keeping);
    /// True if whoever signs in wants to stay signed in here.
    [[nodiscard]] bool isKept() const;
    /// As if the button had been pressed again, with what is still there.
    void submit();
    enum class Field { None, Server, Email, Password };
    /// Says why it did not work and marks the field that it is about.
    void showError(const QString &text, Field about = Field::None);
    /// Something to know that is no failure of what was typed.
    void showNote(const QString &text);
    /// Puts the cursor where the next thing is to be typed.
    void focusNext();
    void forgetPassword();

Q_SIGNALS:
    void submitted(const QString &server, const QString &email, const QString &password);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void clearMarks();

    QWidget *m_card;
    QLineEdit *m_server;
    QLineEdit *m_email;
    QLineEdit *m_password;
    QCheckBox *m_keep;
    widgets::Label *m_keepNote;
    widgets::Label *m_message;
    QPushButton *m_button;
    widgets::Spinner *m_spinner;
    bool m_isBusy = false;
};

} // namespace tierdesk::ui
