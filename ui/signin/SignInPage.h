#pragma once

#include <QtWidgets/QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace tierdesk::ui {

namespace widgets {
class Label;
class Spinner;
} // namespace widgets

/// Asks for the server and the credentials. Does not use the network: the input is emitted as a signal.
class SignInPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInPage(QWidget *parent = nullptr);

    void setServer(const QString &address);
    void setEmail(const QString &email);
    /// While a sign-in is in progress, nothing can be changed.
    void setBusy(bool isBusy);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// Sets where a sign-in can be stored on this machine. With a keychain it is preselected; a file must be chosen.
    enum class Keeping { Nowhere, KeyStore, File };
    void setKeeping(Keeping keeping);
    /// Returns whether the user wants to stay signed in.
    [[nodiscard]] bool isKept() const;
    /// Submits again with the current input.
    void submit();
    enum class Field { None, Server, Email, Password };
    /// Shows an error and marks the field that it is about.
    void showError(const QString &text, Field about = Field::None);
    /// Shows a note that is not an input error.
    void showNote(const QString &text);
    /// Moves the focus to the next field to fill in.
    void focusNext();
    void forgetPassword();

Q_SIGNALS:
    void submitted(const QString &server, const QString &email, const QString &password);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void makeCard();
    void addTitle(QVBoxLayout &form);
    void addFields(QVBoxLayout &form);
    void addKeeping(QVBoxLayout &form);
    void addButton(QVBoxLayout &form);
    /// Puts the card into the middle of the page, in an area that scrolls.
    void placeCard();
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
