#pragma once

#include <QtWidgets/QWidget>

class QLineEdit;
class QPushButton;

namespace tierdesk::ui {

namespace widgets {
class Label;
class Spinner;
} // namespace widgets

/// The first page of an empty installation: asks for the company and its first admin, or starts the demo. Does not use
/// the store: the input is emitted as a signal.
class FirstStartPage final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int ShortestPassword = 10;

    explicit FirstStartPage(QWidget *parent = nullptr);

    void setBusy(bool isBusy, const QString &what = {});
    void showError(const QString &text);

Q_SIGNALS:
    void companyWanted(const QString &company, const QString &name, const QString &email, const QString &password);
    void demoWanted();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void submit();
    void refuse(QLineEdit *edit, const QString &text);
    void clearMarks();

    QWidget *m_card;
    QLineEdit *m_company;
    QLineEdit *m_name;
    QLineEdit *m_email;
    QLineEdit *m_password;
    QLineEdit *m_again;
    widgets::Label *m_message;
    QPushButton *m_begin;
    QPushButton *m_demo;
    widgets::Spinner *m_spinner;
};

} // namespace tierdesk::ui
