<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG">
<context>
    <name>ActionPhrases</name>
    <message>
        <source>Within your authority.</source>
        <translation>ضمن صلاحيتك.</translation>
    </message>
    <message>
        <source>You are authorized to do this.</source>
        <translation>لديك صلاحية القيام بذلك.</translation>
    </message>
    <message>
        <source>This exceeds your remaining authority.</source>
        <translation>هذا يتجاوز ما تبقّى من صلاحيتك.</translation>
    </message>
    <message>
        <source>The company has not authorized you to do this.</source>
        <translation>لم تمنحك الشركة صلاحية لهذا.</translation>
    </message>
    <message>
        <source>Human agents are disabled for this company.</source>
        <translation>الموظفون البشريون موقوفون لدى هذه الشركة.</translation>
    </message>
    <message>
        <source>The customer&apos;s identity is not verified, so this action is not allowed.</source>
        <translation>هوية العميل غير مُثبتة، لذا لا يُسمح بهذا الإجراء.</translation>
    </message>
    <message>
        <source>The company does not know this customer.</source>
        <translation>هذا العميل غير معروف لدى الشركة.</translation>
    </message>
    <message>
        <source>It belongs to another customer.</source>
        <translation>هذا يخص عميلًا آخر.</translation>
    </message>
    <message>
        <source>The order does not exist.</source>
        <translation>لا يوجد طلب كهذا.</translation>
    </message>
    <message>
        <source>The subscription does not exist.</source>
        <translation>لا يوجد اشتراك كهذا.</translation>
    </message>
    <message>
        <source>This amount is not valid.</source>
        <translation>هذا المبلغ غير صالح.</translation>
    </message>
    <message>
        <source>The currencies do not match.</source>
        <translation>العملتان غير متطابقتين.</translation>
    </message>
    <message>
        <source>This exceeds the amount paid minus earlier refunds and replacements.</source>
        <translation>هذا يتجاوز المبلغ المدفوع بعد خصم ما استُرد أو استُبدل من قبل.</translation>
    </message>
    <message>
        <source>The order does not contain that many of this item.</source>
        <translation>لا يحتوي الطلب على هذه الكمية من الصنف.</translation>
    </message>
    <message>
        <source>It was already replaced.</source>
        <translation>استُبدل من قبل.</translation>
    </message>
    <message>
        <source>It was already refunded.</source>
        <translation>استُرد مبلغه من قبل.</translation>
    </message>
    <message>
        <source>The order has not shipped yet.</source>
        <translation>لم يُشحن الطلب بعد.</translation>
    </message>
    <message>
        <source>The order has already shipped.</source>
        <translation>شُحن الطلب بالفعل.</translation>
    </message>
    <message>
        <source>The order is cancelled or returned.</source>
        <translation>الطلب ملغى أو مُعاد.</translation>
    </message>
    <message>
        <source>A return was already requested.</source>
        <translation>طُلب الإرجاع من قبل.</translation>
    </message>
    <message>
        <source>Street, city, country and a postcode or region are required.</source>
        <translation>يلزم الشارع والمدينة والبلد ورمز بريدي أو منطقة.</translation>
    </message>
    <message>
        <source>The subscription is cancelled.</source>
        <translation>الاشتراك ملغى.</translation>
    </message>
    <message>
        <source>Choose what to change.</source>
        <translation>اختر ما تريد تغييره.</translation>
    </message>
    <message>
        <source>This would not change anything.</source>
        <translation>هذا لن يغيّر شيئًا.</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>استرداد</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>رصيد</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>إلغاء الطلب</translation>
    </message>
    <message>
        <source>Arrange return</source>
        <translation>ترتيب الإرجاع</translation>
    </message>
    <message>
        <source>Change address</source>
        <translation>تغيير العنوان</translation>
    </message>
    <message>
        <source>Change subscription</source>
        <translation>تغيير الاشتراك</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>قيد التنفيذ</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>مؤكد</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشل</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>معلق</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>قيد المعالجة</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>شُحن</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>سُلّم</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>ملغى</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>مُعاد</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>نشطة</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>منتهٍ</translation>
    </message>
    <message>
        <source>Label created</source>
        <translation>أُنشئت بطاقة الشحن</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>في الطريق</translation>
    </message>
    <message>
        <source>Out for delivery</source>
        <translation>خرجت للتسليم</translation>
    </message>
    <message>
        <source>Delivery exception</source>
        <translation>مشكلة في التسليم</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>act, amount: Refund $312.40</comment>
        <translation>%1 بقيمة %2</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>format of a day in this year</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>format of a day in another year</comment>
        <translation>d MMM yyyy</translation>
    </message>
</context>
<context>
    <name>CaseFailures</name>
    <message>
        <source>The follow-up time must be in the future.</source>
        <translation>يجب أن يكون موعد المتابعة في المستقبل.</translation>
    </message>
    <message>
        <source>The time must be in the future, at most 90 days from now.</source>
        <translation>يجب أن يكون الوقت في المستقبل وخلال ٩٠ يومًا.</translation>
    </message>
    <message>
        <source>The server rejected this amount: %1.</source>
        <translation>رفض الخادم هذا المبلغ: %1.</translation>
    </message>
    <message>
        <source>The server rejected the request: %1.</source>
        <translation>رفض الخادم هذا الإجراء: %1.</translation>
    </message>
    <message>
        <source>The server rejected “%1”: %2.</source>
        <translation>رفض الخادم «%1»: %2.</translation>
    </message>
    <message>
        <source>The case was closed in the meantime.</source>
        <translation>أُغلقت الحالة في هذه الأثناء.</translation>
    </message>
    <message>
        <source>%1 has already claimed this case.</source>
        <translation>سبق أن استلم %1 هذه الحالة.</translation>
    </message>
    <message>
        <source>The AI is now handling this case.</source>
        <translation>الذكاء الاصطناعي يتولى هذه الحالة الآن.</translation>
    </message>
    <message>
        <source>This case is now assigned to %1.</source>
        <translation>الحالة لدى %1 الآن.</translation>
    </message>
    <message>
        <source>This case is not assigned. Claim it first.</source>
        <translation>هذه الحالة ليست لدى أحد. استلمها أولًا.</translation>
    </message>
    <message>
        <source>The case or the colleague no longer exists.</source>
        <translation>الحالة أو الزميل لم يعد موجودًا.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>heading, sentence</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>refused by authority limit</source>
        <translation>رُفض بسبب حد الصلاحية</translation>
    </message>
    <message>
        <source>refused: not authorized</source>
        <translation>رُفض: ليس ضمن صلاحيته</translation>
    </message>
    <message>
        <source>refused: exceeds the refundable amount</source>
        <translation>رُفض: أكثر من المتبقي للاسترداد</translation>
    </message>
    <message>
        <source>refused: the order has shipped</source>
        <translation>رُفض: شُحن الطلب</translation>
    </message>
    <message>
        <source>refused: the order has not shipped</source>
        <translation>رُفض: لم يُشحن الطلب</translation>
    </message>
    <message>
        <source>refused: already done</source>
        <translation>رُفض: تم من قبل</translation>
    </message>
    <message>
        <source>refused: not this customer&apos;s</source>
        <translation>رُفض: ليس لهذا العميل</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>رُفض</translation>
    </message>
    <message>
        <source>AI Rep</source>
        <translation>المندوب الذكي</translation>
    </message>
    <message>
        <source>AI Manager</source>
        <translation>المدير الذكي</translation>
    </message>
    <message>
        <source>Human agent</source>
        <translation>الموظف</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>refund of %1</source>
        <translation>استرداد %1</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>استرداد</translation>
    </message>
    <message>
        <source>credit of %1</source>
        <translation>رصيد %1</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>رصيد</translation>
    </message>
    <message>
        <source>replacement</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>cancellation of the order</source>
        <translation>إلغاء الطلب</translation>
    </message>
    <message>
        <source>return</source>
        <translation>إرجاع</translation>
    </message>
    <message>
        <source>change of address</source>
        <translation>تغيير العنوان</translation>
    </message>
    <message>
        <source>change of subscription</source>
        <translation>تغيير الاشتراك</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>an action, refused: why</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 in progress</source>
        <comment>an action</comment>
        <translation>قيد التنفيذ: %1</translation>
    </message>
    <message>
        <source>%1 done</source>
        <comment>an action</comment>
        <translation>تم: %1</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>an action</comment>
        <translation>فشل: %1</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>an action, why</comment>
        <translation>فشل: %1، %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1&#xa0;ث</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between reasons</comment>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>Direction</name>
    <message>
        <source> · </source>
        <comment>between the pieces of a line</comment>
        <translation> | </translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>The server&apos;s certificate is not trusted</source>
        <translation>شهادة الخادم غير موثوق بها</translation>
    </message>
    <message>
        <source>This computer does not trust the certificate&apos;s issuer, so nothing was sent. Ask your administrator.</source>
        <translation>هذا الجهاز لا يثق بجهة إصدارها، فلم يُرسل شيء. اسأل مسؤول النظام لديك.</translation>
    </message>
    <message>
        <source>The server is not responding</source>
        <translation>الخادم لا يجيب</translation>
    </message>
    <message>
        <source>The request timed out. Check the address and your network connection.</source>
        <translation>انتهت مهلة الطلب. تحقق من العنوان واتصال الشبكة.</translation>
    </message>
    <message>
        <source>This is not a Tierdesk server</source>
        <translation>هذا ليس خادم Tierdesk</translation>
    </message>
    <message>
        <source>The server at this address sent an unexpected response. Check the address.</source>
        <translation>أرسل الخادم على هذا العنوان استجابة غير متوقعة. تحقق من العنوان.</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>يتعذر الوصول إلى الخادم</translation>
    </message>
    <message>
        <source>Check the address and your network connection, and make sure the server is running.</source>
        <translation>تحقق من العنوان واتصال الشبكة ومن أن الخادم يعمل.</translation>
    </message>
    <message>
        <source>You are signed out</source>
        <translation>لست مسجّل الدخول</translation>
    </message>
    <message>
        <source>Sign in again to continue.</source>
        <translation>سجّل الدخول من جديد للمتابعة.</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>غير مسموح</translation>
    </message>
    <message>
        <source>Your role does not permit this.</source>
        <translation>دورك لا يسمح بهذا.</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>موقوفة</translation>
    </message>
    <message>
        <source>Customer service is disabled for this company.</source>
        <translation>خدمة العملاء موقوفة لدى هذه الشركة.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>غير موجود</translation>
    </message>
    <message>
        <source>It no longer exists.</source>
        <translation>لم يعد موجودًا.</translation>
    </message>
    <message>
        <source>Already closed</source>
        <translation>مغلقة بالفعل</translation>
    </message>
    <message>
        <source>The case was closed in the meantime.</source>
        <translation>أُغلقت الحالة في هذه الأثناء.</translation>
    </message>
    <message>
        <source>Conflicting change</source>
        <translation>تغيير متعارض</translation>
    </message>
    <message>
        <source>Someone else made a change first.</source>
        <translation>أجرى شخص آخر تغييرًا قبلك.</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>طلبات كثيرة جدًا</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>انتظر لحظة ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>الخادم مشغول</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>حاول مرة أخرى بعد لحظة.</translation>
    </message>
    <message>
        <source>The server cannot save data</source>
        <translation>لا يستطيع الخادم حفظ أي شيء</translation>
    </message>
    <message>
        <source>Its disk may be full. Nothing was changed.</source>
        <translation>قد يكون قرصه ممتلئًا. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>حدث خطأ ما</translation>
    </message>
    <message>
        <source>The server reported: %1</source>
        <translation>أفاد الخادم: %1</translation>
    </message>
</context>
<context>
    <name>ModelPhrases</name>
    <message>
        <source>Cost</source>
        <translation>التكلفة</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>أجاب</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of models</comment>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>MoneyText</name>
    <message>
        <source>Enter an amount.</source>
        <translation>أدخل مبلغًا.</translation>
    </message>
    <message>
        <source>This is not a valid amount. Enter it like this: %1.</source>
        <translation>هذا مبلغ غير صالح. اكتبه هكذا: %1.</translation>
    </message>
    <message>
        <source>%1 has no decimals. Enter a whole amount.</source>
        <translation>العملة %1 بلا كسور. أدخل مبلغًا صحيحًا.</translation>
    </message>
    <message>
        <source>%1 has at most %2 decimals.</source>
        <translation>للعملة %1 عدد %2 من المنازل العشرية لا أكثر.</translation>
    </message>
    <message>
        <source>The amount must be greater than zero.</source>
        <translation>يجب أن يكون المبلغ أكبر من الصفر.</translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation>هذا المبلغ كبير جدًا.</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>Happy</source>
        <translation>سعيد</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>راضٍ</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>محايد</translation>
    </message>
    <message>
        <source>Frustrated</source>
        <translation>محبط</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>غاضب</translation>
    </message>
    <message>
        <source>Irate</source>
        <translation>ساخط</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>Irate customer</source>
        <translation>عميل ساخط</translation>
    </message>
    <message>
        <source>Refund request</source>
        <translation>طلب استرداد</translation>
    </message>
    <message>
        <source>Complex issue</source>
        <translation>مسألة معقدة</translation>
    </message>
    <message>
        <source>Repeat contact</source>
        <translation>تواصل متكرر</translation>
    </message>
    <message>
        <source>High-value customer</source>
        <translation>عميل عالي القيمة</translation>
    </message>
    <message>
        <source>Legal mention</source>
        <translation>إشارة قانونية</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>وسائل التواصل</translation>
    </message>
    <message>
        <source>Refund over threshold</source>
        <translation>استرداد فوق الحد</translation>
    </message>
    <message>
        <source>Customer request</source>
        <translation>طلب العميل</translation>
    </message>
    <message>
        <source>Policy exception</source>
        <translation>استثناء من السياسة</translation>
    </message>
    <message>
        <source>Escalated complaint</source>
        <translation>شكوى مصعّدة</translation>
    </message>
    <message>
        <source>Technical limitation</source>
        <translation>قيد تقني</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>الفوترة</translation>
    </message>
    <message>
        <source>Shipping</source>
        <translation>الشحن</translation>
    </message>
    <message>
        <source>Product quality</source>
        <translation>جودة المنتج</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>الاشتراك</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>استرداد</translation>
    </message>
    <message>
        <source>Technical</source>
        <translation>تقني</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>الحساب</translation>
    </message>
    <message>
        <source>General inquiry</source>
        <translation>استفسار عام</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>شكوى</translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>عاجل</translation>
    </message>
    <message>
        <source>High</source>
        <translation>مرتفع</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>منخفض</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>متاح</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>غائب</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>موظف</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>مشرف</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>مسؤول النظام</translation>
    </message>
    <message>
        <source>AI Rep</source>
        <translation>المندوب الذكي</translation>
    </message>
    <message>
        <source>AI Manager</source>
        <translation>المدير الذكي</translation>
    </message>
    <message>
        <source>Human agent</source>
        <translation>الموظف</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>نشطة</translation>
    </message>
    <message>
        <source>Waiting for customer</source>
        <translation>بانتظار العميل</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>مصعّدة</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>محلولة</translation>
    </message>
    <message>
        <source>Abandoned</source>
        <translation>متروكة</translation>
    </message>
    <message>
        <source>Information provided</source>
        <translation>قُدّمت المعلومات</translation>
    </message>
    <message>
        <source>Issue resolved</source>
        <translation>حُلّت المشكلة</translation>
    </message>
    <message>
        <source>Refund processed</source>
        <translation>نُفّذ الاسترداد</translation>
    </message>
    <message>
        <source>Replacement sent</source>
        <translation>أُرسل البديل</translation>
    </message>
    <message>
        <source>Credit applied</source>
        <translation>أُضيف الرصيد</translation>
    </message>
    <message>
        <source>Subscription modified</source>
        <translation>عُدّل الاشتراك</translation>
    </message>
    <message>
        <source>Escalated to a person</source>
        <translation>صُعّدت إلى موظف بشري</translation>
    </message>
    <message>
        <source>Customer satisfied</source>
        <translation>العميل راضٍ</translation>
    </message>
    <message>
        <source>Unresolved</source>
        <translation>غير محلولة</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>المنتظرة</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>حالاتي</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>الفريق</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>المؤجلة</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <comment>hours and two-digit minutes</comment>
        <translation>%1&#xa0;س %2</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1&#xa0;ي</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>متأخر %1</translation>
    </message>
    <message>
        <source>Unknown customer</source>
        <translation>عميل غير معروف</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>لا يوجد طلب بعد</translation>
    </message>
    <message>
        <source>%1 · VIP</source>
        <comment>channel of a very important customer</comment>
        <translation>%1 | مميّز</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>، </translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>صوت</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>بريد</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>رسالة قصيرة</translation>
    </message>
    <message>
        <source>%1&#xa0;%</source>
        <translation>%1٪</translation>
    </message>
</context>
<context>
    <name>Proposal</name>
    <message>
        <source>I have approved a refund of %1 for order %2.</source>
        <translation>وافقتُ على استرداد مبلغ %1 للطلب %2.</translation>
    </message>
    <message>
        <source>I have added a credit of %1 to your account.</source>
        <translation>أضفت رصيدًا قدره %1 إلى حسابك.</translation>
    </message>
    <message>
        <source>I have arranged a replacement for order %1.</source>
        <translation>رتّبتُ استبدالًا للطلب %1.</translation>
    </message>
    <message>
        <source>I have cancelled order %1.</source>
        <translation>ألغيت الطلب %1.</translation>
    </message>
    <message>
        <source>I have registered the return of order %1.</source>
        <translation>سجلت إرجاع الطلب %1.</translation>
    </message>
    <message>
        <source>I have changed the delivery address of order %1.</source>
        <translation>غيّرت عنوان تسليم الطلب %1.</translation>
    </message>
    <message>
        <source>I have changed your subscription.</source>
        <translation>غيّرت اشتراكك.</translation>
    </message>
    <message>
        <source>I have read the conversation and am looking into this now.</source>
        <translation>قرأت المحادثة وأنظر في الأمر الآن.</translation>
    </message>
    <message>
        <source>Hello, I am %1.</source>
        <comment>an agent to a customer</comment>
        <translation>مرحبًا، أنا %1.</translation>
    </message>
    <message>
        <source>Hello %1, I am %2.</source>
        <comment>customer, agent</comment>
        <translation>مرحبًا %1، أنا %2.</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;تحديد الكل</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;زيادة</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;إنقاص</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>اضغط المفاتيح</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;إعادة</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;قص</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;نسخ</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;لصق</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>تحديد الكل</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Meta</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Ins</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>يسار</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>أعلى</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>يمين</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>أسفل</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>PgDown</translation>
    </message>
</context>
<context>
    <name>QSslSocket</name>
    <message>
        <source>The issuer certificate could not be found</source>
        <translation>لم يُعثر على شهادة جهة الإصدار</translation>
    </message>
    <message>
        <source>The issuer certificate of a locally looked up certificate could not be found</source>
        <translation>لم يُعثر على شهادة جهة الإصدار لشهادة محلية</translation>
    </message>
    <message>
        <source>The certificate is not yet valid</source>
        <translation>لم يبدأ سريان الشهادة بعد</translation>
    </message>
    <message>
        <source>The certificate has expired</source>
        <translation>انتهت صلاحية الشهادة</translation>
    </message>
    <message>
        <source>The certificate is self-signed, and untrusted</source>
        <translation>الشهادة موقّعة ذاتيًا وغير موثوق بها</translation>
    </message>
    <message>
        <source>The root certificate of the certificate chain is self-signed, and untrusted</source>
        <translation>الشهادة الجذر للسلسلة موقّعة ذاتيًا وغير موثوق بها</translation>
    </message>
    <message>
        <source>No certificates could be verified</source>
        <translation>تعذر التحقق من أي شهادة</translation>
    </message>
    <message>
        <source>One of the CA certificates is invalid</source>
        <translation>إحدى شهادات جهة التصديق غير صالحة</translation>
    </message>
    <message>
        <source>The root CA certificate is not trusted for this purpose</source>
        <translation>الشهادة الجذر غير موثوق بها لهذا الغرض</translation>
    </message>
    <message>
        <source>The host name did not match any of the valid hosts for this certificate</source>
        <translation>اسم الخادم لا يطابق أيًّا من الأسماء الصالحة لهذه الشهادة</translation>
    </message>
</context>
<context>
    <name>QUnicodeControlCharacterMenu</name>
    <message>
        <source>Insert Unicode control character</source>
        <translation>إدراج محرف تحكم يونيكود</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;تراجع</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;إعادة</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;قص</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;نسخ</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;لصق</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>تحديد الكل</translation>
    </message>
</context>
<context>
    <name>ShopSections</name>
    <message>
        <source>%1 × %2</source>
        <comment>quantity, item</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 replaced</source>
        <translation>استُبدل %1</translation>
    </message>
    <message>
        <source>%1 returned</source>
        <translation>أُعيد %1</translation>
    </message>
    <message>
        <source>due %1</source>
        <comment>of a parcel: a day</comment>
        <translation>متوقع %1</translation>
    </message>
    <message>
        <source>Paid by %1</source>
        <translation>مدفوع بـ %1</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>المدفوع</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>المسترد</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>الطرد</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>الإرجاع</translation>
    </message>
    <message>
        <source>requested</source>
        <translation>مطلوب</translation>
    </message>
</context>
<context>
    <name>tierdesk::app::LocalConsole</name>
    <message>
        <source>Welcome to Tierdesk</source>
        <translation>مرحبًا بك في Tierdesk</translation>
    </message>
    <message>
        <source>Creating two companies and four weeks of conversations…</source>
        <translation>يجري إنشاء شركتين وأربعة أسابيع من المحادثات…</translation>
    </message>
    <message>
        <source>The company could not be created. %1</source>
        <translation>تعذّر إنشاء الشركة. %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::AccountForm</name>
    <message>
        <source>Test</source>
        <translation>اختبار</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Save account</source>
        <translation>حفظ الحساب</translation>
    </message>
    <message>
        <source>Test result</source>
        <translation>نتيجة الاختبار</translation>
    </message>
    <message>
        <source>Someone else saved changes in the meantime. If you save now, you overwrite them.</source>
        <translation>حفظ شخص آخر تغييرات في هذه الأثناء. إذا حفظت الآن فستستبدلها.</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>لم يُحفظ.</translation>
    </message>
    <message>
        <source>Saved. The changes apply now.</source>
        <translation>تم الحفظ. تسري التغييرات من الآن.</translation>
    </message>
    <message>
        <source>The test could not be run.</source>
        <translation>تعذّر إجراء الاختبار.</translation>
    </message>
    <message>
        <source>Connected and signed in after %1 ms.</source>
        <translation>تم الاتصال وتسجيل الدخول بعد %1 م.ث.</translation>
    </message>
    <message>
        <source>Failed after %1 ms: %2</source>
        <translation>فشل بعد %1 م.ث: %2</translation>
    </message>
    <message>
        <source>Test successful. Nothing was sent.</source>
        <translation>نجح الاختبار. لم يُرسَل شيء.</translation>
    </message>
    <message>
        <source>Test failed. See the details above.</source>
        <translation>فشل الاختبار. انظر التفاصيل أعلاه.</translation>
    </message>
    <message>
        <source>Check the highlighted field above.</source>
        <translation>تحقّق من الحقل المميّز أعلاه.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::AccountSection</name>
    <message>
        <source>The account could not be refreshed.</source>
        <translation>تعذر تحديث الحساب.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ActionDialog</name>
    <message>
        <source>Issue a refund</source>
        <translation>إعادة المال</translation>
    </message>
    <message>
        <source>Issue a credit</source>
        <translation>منح رصيد</translation>
    </message>
    <message>
        <source>Send a replacement</source>
        <translation>إرسال بديل</translation>
    </message>
    <message>
        <source>Cancel an order</source>
        <translation>إلغاء طلب</translation>
    </message>
    <message>
        <source>Arrange a return</source>
        <translation>ترتيب إرجاع</translation>
    </message>
    <message>
        <source>Change the address of an order</source>
        <translation>تغيير عنوان طلب</translation>
    </message>
    <message>
        <source>Change a subscription</source>
        <translation>تغيير اشتراك</translation>
    </message>
    <message>
        <source>Checking whether this is allowed…</source>
        <translation>جارٍ التحقق مما إذا كان هذا مسموحًا…</translation>
    </message>
    <message>
        <source>Could not check whether this is allowed. Your entries are kept.</source>
        <translation>تعذّر التحقق مما إذا كان هذا مسموحًا. ما كتبته باقٍ.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>جارٍ الإرسال…</translation>
    </message>
    <message>
        <source>No confirmation was received, so it is not known whether the action was carried out. You can safely try again: it is never carried out twice.</source>
        <translation>لم يصل تأكيد، فلا يُعرف هل نُفّذ الإجراء. يمكنك إعادة المحاولة بأمان: لا يُنفَّذ مرتين.</translation>
    </message>
    <message>
        <source>Refused. Nothing was changed. The attempt was recorded.</source>
        <translation>رُفض. لم يتغيّر شيء، وسُجّلت المحاولة.</translation>
    </message>
    <message>
        <source>The case was closed in the meantime.</source>
        <translation>أُغلقت الحالة في هذه الأثناء.</translation>
    </message>
    <message>
        <source>The AI is now handling this case.</source>
        <translation>الذكاء الاصطناعي يتولى هذه الحالة الآن.</translation>
    </message>
    <message>
        <source>This case is not assigned. Claim it first.</source>
        <translation>هذه الحالة ليست لدى أحد. استلمها أولًا.</translation>
    </message>
    <message>
        <source>This case is now assigned to %1.</source>
        <translation>الحالة لدى %1 الآن.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>%1: in progress. The company&apos;s system has not confirmed it yet.</source>
        <translation>%1: قيد التنفيذ. لم يؤكده نظام الشركة بعد.</translation>
    </message>
    <message>
        <source>%1: confirmed.</source>
        <translation>%1: تأكّد.</translation>
    </message>
    <message>
        <source>%1: refused by the company&apos;s system.</source>
        <translation>%1: رفضه نظام الشركة.</translation>
    </message>
    <message>
        <source>%1: refused by the company&apos;s system: %2</source>
        <translation>%1: رفضه نظام الشركة: %2</translation>
    </message>
    <message>
        <source>%1: refused. Nothing was changed.</source>
        <translation>%1: مرفوض. لم يتغيّر شيء.</translation>
    </message>
    <message>
        <source>Enter a valid amount to check whether this is allowed.</source>
        <translation>أدخل مبلغًا صالحًا للتحقق مما إذا كان هذا مسموحًا.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ActionForm</name>
    <message>
        <source>%1 items</source>
        <translation>عدد الأصناف: %1</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>quantity, item</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Entire order</source>
        <translation>الطلب كله</translation>
    </message>
    <message>
        <source>Same as before</source>
        <translation>كما كان</translation>
    </message>
    <message>
        <source>Different variant</source>
        <translation>نوع آخر</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>كل الأصناف</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الطلب</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>الصنف</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>الكمية</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>المبلغ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>الشارع</translation>
    </message>
    <message>
        <source>Address line 2</source>
        <translation>العنوان، السطر الثاني</translation>
    </message>
    <message>
        <source>City</source>
        <translation>المدينة</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>المنطقة</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>الرمز البريدي</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>البلد</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>الاشتراك</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقافه مؤقتًا</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئنافه</translation>
    </message>
    <message>
        <source>End</source>
        <translation>إنهاؤه</translation>
    </message>
    <message>
        <source>Change plan</source>
        <translation>تغيير الخطة</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>التغيير</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>الخطة</translation>
    </message>
    <message>
        <source>Optional, for the record</source>
        <translation>اختياري، للسجل</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>This customer has no orders.</source>
        <translation>ليس لهذا العميل أي طلب.</translation>
    </message>
    <message>
        <source>Refundable: %1</source>
        <translation>يمكن استرداده: %1</translation>
    </message>
    <message>
        <source>Remaining authority: %1</source>
        <translation>المتبقي من صلاحيتك: %1</translation>
    </message>
    <message>
        <source>The order has no items.</source>
        <translation>الطلب بلا أصناف.</translation>
    </message>
    <message>
        <source>This customer has no subscriptions.</source>
        <translation>ليس لهذا العميل أي اشتراك.</translation>
    </message>
    <message>
        <source>Enter the new plan.</source>
        <translation>أدخل الخطة الجديدة.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::AppearanceSettings</name>
    <message>
        <source>Theme</source>
        <translation>السمة</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>الكثافة</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>تقليل الحركة</translation>
    </message>
    <message>
        <source>System</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>مريح</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>مدمج</translation>
    </message>
    <message>
        <source>Font size in percent</source>
        <translation>حجم الخط بالنسبة المئوية</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Compact shows more cases at once.</source>
        <translation>المدمج يعرض حالات أكثر معًا.</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>حجم الخط</translation>
    </message>
    <message>
        <source>Applies to the whole window, 80 to 200 percent.</source>
        <translation>ينطبق على النافذة كلها، من ٨٠ إلى ٢٠٠ بالمئة.</translation>
    </message>
    <message>
        <source>Turns off animations that are not needed.</source>
        <translation>يوقف الحركات غير الضرورية.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::AuthoritySection</name>
    <message>
        <source>Replacement</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>إجراءات أخرى</translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>opens a dialog</comment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>act, key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>up to %1</source>
        <comment>what may still be granted</comment>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>%1 %2 of %3 used</source>
        <comment>kind, amount, limit</comment>
        <translation>%1 (استُخدم %2 من %3)</translation>
    </message>
    <message>
        <source>Money and goods</source>
        <translation>المال والسلع</translation>
    </message>
    <message>
        <source>no authority</source>
        <translation>بلا صلاحية</translation>
    </message>
    <message>
        <source>In this period: %1</source>
        <translation>في هذه الفترة: %1</translation>
    </message>
    <message>
        <source>This case is closed.</source>
        <translation>هذه الحالة مغلقة.</translation>
    </message>
    <message>
        <source>The AI is handling this case. Take it over to perform actions.</source>
        <translation>الذكاء الاصطناعي يتولى هذه الحالة. تولَّها لتنفيذ الإجراءات.</translation>
    </message>
    <message>
        <source>Claim this case to perform actions.</source>
        <translation>استلم هذه الحالة لتنفيذ الإجراءات.</translation>
    </message>
    <message>
        <source>This case is assigned to %1. Only they can perform actions.</source>
        <translation>الحالة لدى %1، ولا ينفّذ الإجراءات غيره.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::BarRow</name>
    <message>
        <source>Show these sessions</source>
        <translation>عرض هذه الجلسات</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::BubbleView</name>
    <message>
        <source>Conversation</source>
        <translation>المحادثة</translation>
    </message>
    <message>
        <source>Copy the selection</source>
        <translation>نسخ المحدد</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>نسخ الرسالة</translation>
    </message>
    <message>
        <source>Copy the conversation</source>
        <translation>نسخ المحادثة</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>فتح %1</translation>
    </message>
    <message>
        <source>Save %1 as…</source>
        <translation>حفظ %1 باسم…</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::BulkPanel</name>
    <message>
        <source>Transfer</source>
        <translation>تحويل</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>حلّ</translation>
    </message>
    <message>
        <source>Selected cases</source>
        <translation>الحالات المختارة</translation>
    </message>
    <message>
        <source>Transfer the selected cases to a colleague</source>
        <translation>تحويل الحالات المختارة إلى زميل</translation>
    </message>
    <message>
        <source>Close the selected cases</source>
        <translation>إغلاق الحالات المختارة</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>إلغاء الاختيار</translation>
    </message>
    <message>
        <source>Transfer the selected cases</source>
        <translation>تحويل الحالات المختارة</translation>
    </message>
    <message>
        <source>Resolve the selected cases</source>
        <translation>حل الحالات المختارة</translation>
    </message>
    <message>
        <source>Clear the case selection</source>
        <translation>إلغاء اختيار الحالات</translation>
    </message>
    <message>
        <source>Actions here apply to every selected case. You see the result for each case.</source>
        <translation>تسري الإجراءات هنا على كل حالة محددة، وتظهر لك نتيجة كل حالة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cases selected</source>
        <translation>
            <numerusform>لم تُختر أي حالة</numerusform>
            <numerusform>اختيرت حالة واحدة</numerusform>
            <numerusform>اختيرت حالتان</numerusform>
            <numerusform>اختيرت %Ln حالات</numerusform>
            <numerusform>اختيرت %Ln حالة</numerusform>
            <numerusform>اختيرت %Ln حالة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CardFoot</name>
    <message>
        <source>Status message</source>
        <translation>رسالة الحالة</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة…</translation>
    </message>
    <message>
        <source>The request to the provider failed: %1</source>
        <translation>فشل الطلب إلى المزود: %1</translation>
    </message>
    <message>
        <source>Not saved: %1 %2</source>
        <translation>لم يُحفظ: %1 %2</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseActs</name>
    <message>
        <source>%1 The server did not respond, so the change may have been made anyway. Check the case.</source>
        <comment>an act that was not answered</comment>
        <translation>%1 لم يجب الخادم، وربما نُفّذ التغيير رغم ذلك. تحقق من الحالة.</translation>
    </message>
    <message>
        <source>A colleague has already claimed this case.</source>
        <translation>سبق أن استلم أحد الزملاء هذه الحالة.</translation>
    </message>
    <message>
        <source>%1 has already claimed this case.</source>
        <translation>سبق أن استلم %1 هذه الحالة.</translation>
    </message>
    <message>
        <source>Could not claim the case.</source>
        <translation>تعذّر استلام الحالة.</translation>
    </message>
    <message>
        <source>Could not take over the case.</source>
        <translation>تعذّر تولّي الحالة.</translation>
    </message>
    <message>
        <source>Could not release the case.</source>
        <translation>تعذّر ترك الحالة.</translation>
    </message>
    <message>
        <source>Could not hand back the case.</source>
        <translation>تعذّرت إعادة الحالة.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseDesk</name>
    <message>
        <source>Your reply was not sent because the case was closed. It was restored as a draft.</source>
        <translation>لم يُرسل ردك لأن الحالة أُغلقت. استُعيد مسودةً.</translation>
    </message>
    <message>
        <source>Your reply was not sent because the case was no longer assigned to you. It was restored as a draft.</source>
        <translation>لم يُرسل ردك لأن الحالة لم تعد لديك. استُعيد مسودةً.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseDialog</name>
    <message>
        <source>Ctrl ↵</source>
        <translation>Ctrl ↵</translation>
    </message>
    <message>
        <source>Your previous entries were restored. Cancel discards them.</source>
        <translation>استُعيد ما كتبته من قبل. «إلغاء» يحذفه.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseHeader</name>
    <message>
        <source>Claim</source>
        <translation>استلام</translation>
    </message>
    <message>
        <source>Claim this case</source>
        <translation>استلام هذه الحالة</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>تأجيل</translation>
    </message>
    <message>
        <source>Snooze this case</source>
        <translation>تأجيل هذه الحالة</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>تحويل</translation>
    </message>
    <message>
        <source>Transfer this case to a colleague</source>
        <translation>تحويل هذه الحالة إلى زميل</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>حلّ</translation>
    </message>
    <message>
        <source>Close this case</source>
        <translation>إغلاق هذه الحالة</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Case details</source>
        <translation>تفاصيل الحالة</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>إجراءات أخرى</translation>
    </message>
    <message>
        <source>Claim or take over the case</source>
        <translation>استلام الحالة أو تولّيها</translation>
    </message>
    <message>
        <source>Snooze the case</source>
        <translation>تأجيل الحالة</translation>
    </message>
    <message>
        <source>Transfer the case</source>
        <translation>تحويل الحالة</translation>
    </message>
    <message>
        <source>Resolve the case</source>
        <translation>حل الحالة</translation>
    </message>
    <message>
        <source>Show or hide case details</source>
        <translation>إظهار تفاصيل الحالة أو إخفاؤها</translation>
    </message>
    <message>
        <source>More case actions</source>
        <translation>إجراءات أخرى للحالة</translation>
    </message>
    <message>
        <source>Taking over…</source>
        <translation>جارٍ التولّي…</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>تولّي الحالة</translation>
    </message>
    <message>
        <source>Claiming…</source>
        <translation>جارٍ الاستلام…</translation>
    </message>
    <message>
        <source>Take over this case</source>
        <translation>تولّي هذه الحالة</translation>
    </message>
    <message>
        <source>With %1</source>
        <translation>لدى %1</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>أحد الزملاء</translation>
    </message>
    <message>
        <source>%1 is viewing this case</source>
        <translation>%1 يطّلع على هذه الحالة</translation>
    </message>
    <message>
        <source>+%1</source>
        <comment>more people</comment>
        <translation>+%1</translation>
    </message>
    <message>
        <source>Release to the queue</source>
        <translation>ترك وإعادة إلى القائمة</translation>
    </message>
    <message>
        <source>Hand back to the AI Rep</source>
        <translation>إعادة إلى المندوب الذكي</translation>
    </message>
    <message>
        <source>Hand back to the AI Manager</source>
        <translation>إعادة إلى المدير الذكي</translation>
    </message>
    <message>
        <source>Open in a new window</source>
        <translation>فتح في نافذة جديدة</translation>
    </message>
    <message>
        <source>Copy session ID</source>
        <translation>نسخ معرّف الجلسة</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseTroubles</name>
    <message>
        <source>%1 (%2)</source>
        <comment>customer, session id</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a case, what went wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>افتح الحالة</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseView</name>
    <message>
        <source>Write a reply</source>
        <translation>كتابة رد</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>كتابة ملاحظة</translation>
    </message>
    <message>
        <source>This case could not be refreshed and may be out of date.</source>
        <translation>تعذر تحديث هذه الحالة، وقد تكون معلوماتها قديمة.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CaseWindow</name>
    <message>
        <source>Close case window</source>
        <translation>إغلاق نافذة الحالة</translation>
    </message>
    <message>
        <source>%1 – Tierdesk</source>
        <translation>%1 – Tierdesk</translation>
    </message>
    <message>
        <source>%1 · %2 – Tierdesk</source>
        <translation>%1 | %2 – Tierdesk</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CasesDialog</name>
    <message>
        <source> and %1 more</source>
        <translation> و%1 غيرهم</translation>
    </message>
    <message>
        <source>Result for each case</source>
        <translation>نتيجة كل حالة</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>customer, what became of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Some cases were closed by others in the meantime.</source>
        <translation>أغلق آخرون بعض الحالات في هذه الأثناء.</translation>
    </message>
    <message>
        <source>%1 succeeded, %2 failed. Your entries are kept.</source>
        <translation>نجح %1 وفشل %2. ما كتبته باقٍ.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ChainField</name>
    <message>
        <source>Built-in responder</source>
        <translation>المجيب المدمج</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>إضافة مزوّد</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>a place in an order, a name</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Move %1 up</source>
        <translation>نقل %1 إلى أعلى</translation>
    </message>
    <message>
        <source>Move %1 down</source>
        <translation>نقل %1 إلى أسفل</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>إزالة %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ChoiceCard</name>
    <message>
        <source>Someone else saved changes in the meantime. If you save now, you overwrite them.</source>
        <translation>حفظ شخص آخر تغييرات في هذه الأثناء. إذا حفظت الآن فستستبدلها.</translation>
    </message>
    <message>
        <source>Saved. The changes apply from the next message.</source>
        <translation>تم الحفظ. تسري التغييرات من الرسالة التالية.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ColumnChart</name>
    <message>
        <source>No data</source>
        <translation>لا بيانات</translation>
    </message>
    <message>
        <source>%1 columns, %2 in total. Use the arrow keys to move between columns.</source>
        <translation>الأعمدة: %1، والمجموع %2. تنقّل بين الأعمدة بمفاتيح الأسهم.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation>ابحث أو نفّذ أمرًا</translation>
    </message>
    <message>
        <source>Command, name, e-mail address, order or session…</source>
        <translation>أمر أو اسم أو بريد إلكتروني أو طلب أو جلسة…</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Search failed. %1. Only commands are shown.</source>
        <translation>تعذّر البحث. %1. تظهر الأوامر فقط.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>No results. Try part of a name, an order number or an e-mail address.</source>
        <translation>لا نتائج. جرّب جزءًا من اسم أو رقم طلب أو بريدًا إلكترونيًا.</translation>
    </message>
    <message>
        <source>↑↓ to select · ↵ to run · Esc to close</source>
        <translation>↑↓ اختيار | ↵ تنفيذ | Esc إغلاق</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>an order&apos;s number, its status</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>Try part of a name, an order number or an e-mail address.</source>
        <translation>جرّب جزءًا من اسم أو رقم طلب أو عنوان بريد إلكتروني.</translation>
    </message>
    <message>
        <source>Search failed, and no command matches.</source>
        <translation>تعذّر البحث، ولا أمر يطابق ذلك.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Commands</name>
    <message>
        <source>General</source>
        <translation>عام</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>الانتقال إلى</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>قائمة الانتظار</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>الكتابة</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>الجلسات</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>لوحة المعلومات</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>المستويات</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>الردود المحفوظة</translation>
    </message>
    <message>
        <source>Multiple cases</source>
        <translation>عدة حالات</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>التدريب</translation>
    </message>
    <message>
        <source>Integrations</source>
        <translation>التكاملات</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Composer</name>
    <message>
        <source>Message type</source>
        <translation>نوع الرسالة</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>رد</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Send the reply or add the note</source>
        <translation>إرسال الرد أو إضافة الملاحظة</translation>
    </message>
    <message>
        <source>Undo sending the last reply</source>
        <translation>التراجع عن إرسال الرد الأخير</translation>
    </message>
    <message>
        <source>A note for colleagues. The customer never sees it.</source>
        <translation>ملاحظة للزملاء. لا يراها العميل أبدًا.</translation>
    </message>
    <message>
        <source>Reply to %1… type / for saved replies</source>
        <translation>الرد على %1… اكتب / للردود المحفوظة</translation>
    </message>
    <message>
        <source>Only the assigned agent can reply</source>
        <translation>لا يرد إلا من لديه الحالة</translation>
    </message>
    <message>
        <source>Note for colleagues</source>
        <translation>ملاحظة للزملاء</translation>
    </message>
    <message>
        <source>Reply to the customer</source>
        <translation>الرد على العميل</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>جارٍ الإرسال…</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>أضف ملاحظة</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>إضافة الملاحظة</translation>
    </message>
    <message>
        <source>Send the reply</source>
        <translation>إرسال الرد</translation>
    </message>
    <message>
        <source>Your draft is kept.</source>
        <translation>مسودتك محفوظة.</translation>
    </message>
    <message>
        <source>Drafts cannot be saved to disk: %1</source>
        <translation>تعذر حفظ المسودات على القرص: %1</translation>
    </message>
    <message>
        <source>This case is closed. It reopens when the customer writes again.</source>
        <translation>هذه الحالة مغلقة. وتُفتح من جديد عندما يكتب العميل ثانية.</translation>
    </message>
    <message>
        <source>This case is not assigned. Claim it to reply.</source>
        <translation>هذه الحالة ليست لدى أحد. استلمها لترد.</translation>
    </message>
    <message>
        <source>Claiming…</source>
        <translation>جارٍ الاستلام…</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>استلام</translation>
    </message>
    <message>
        <source>The AI Manager is handling this case. Take it over to reply.</source>
        <translation>هذه الحالة لدى المدير الذكي. تولَّها لترد.</translation>
    </message>
    <message>
        <source>The AI Rep is handling this case. Take it over to reply.</source>
        <translation>هذه الحالة لدى المندوب الذكي. تولَّها لترد.</translation>
    </message>
    <message>
        <source>Taking over…</source>
        <translation>جارٍ التولّي…</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>تولّي الحالة</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>أحد الزملاء</translation>
    </message>
    <message>
        <source>This case is assigned to %1. Only they can reply, but you can add a note.</source>
        <translation>هذه الحالة لدى %1، ولا يرد غيره. يمكنك إضافة ملاحظة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln character(s) too many</source>
        <translation>
            <numerusform>لا حروف زائدة</numerusform>
            <numerusform>حرف واحد زائد</numerusform>
            <numerusform>حرفان زائدان</numerusform>
            <numerusform>%Ln أحرف زائدة</numerusform>
            <numerusform>%Ln حرفًا زائدًا</numerusform>
            <numerusform>%Ln حرف زائد</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>characters written, at most</comment>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>Saved replies could not be loaded.</source>
        <translation>تعذر تحميل الردود المحفوظة.</translation>
    </message>
    <message>
        <source>Loading saved replies…</source>
        <translation>جارٍ تحميل الردود المحفوظة…</translation>
    </message>
    <message>
        <source>There are no saved replies yet.</source>
        <translation>لا توجد ردود محفوظة بعد.</translation>
    </message>
    <message>
        <source>No saved replies match “%1”.</source>
        <translation>لا يوجد رد محفوظ فيه «%1».</translation>
    </message>
    <message>
        <source>The server did not respond, so the note may not have been saved. Your text is kept. You can safely add it again: it is never saved twice.</source>
        <translation>لم يجب الخادم، فقد لا تكون الملاحظة محفوظة. نصك باقٍ. يمكنك إضافتها ثانية بأمان: لا تُحفظ مرتين.</translation>
    </message>
    <message>
        <source>The server did not respond, so the reply may not have been sent. Your text is kept. You can safely send it again: it is never sent twice.</source>
        <translation>لم يجب الخادم، فقد لا يكون الرد مُرسلًا. نصك باقٍ. يمكنك إرساله ثانية بأمان: لا يُرسل مرتين.</translation>
    </message>
    <message>
        <source>Not sent: the case was closed in the meantime. Your text is kept.</source>
        <translation>لم يُرسل: أُغلقت الحالة في هذه الأثناء. نصك باقٍ.</translation>
    </message>
    <message>
        <source>Not sent: this case is not assigned to you. Your text is kept.</source>
        <translation>لم يُرسل: الحالة ليست لديك. نصك باقٍ.</translation>
    </message>
    <message>
        <source>Not sent: this case is now assigned to %1. Your text is kept.</source>
        <translation>لم يُرسل: الحالة لدى %1 الآن. نصك باقٍ.</translation>
    </message>
    <message>
        <source>Not sent: the AI is now handling this case. Your text is kept.</source>
        <translation>لم يُرسل: الذكاء الاصطناعي يتولى هذه الحالة الآن. نصك باقٍ.</translation>
    </message>
    <message>
        <source>Your message may already have been sent. Check the conversation before you send it again. Your text is kept.</source>
        <translation>ربما أُرسلت رسالتك من قبل. راجع المحادثة قبل إرسالها ثانية. نصك باقٍ.</translation>
    </message>
    <message>
        <source>Not sent: you are signed out. Your text is kept.</source>
        <translation>لم يُرسل: سُجّل خروجك. نصك باقٍ.</translation>
    </message>
    <message>
        <source>Not saved. %1 Your text is kept.</source>
        <translation>لم تُحفظ. %1 نصك باقٍ.</translation>
    </message>
    <message>
        <source>Not sent. %1 Your text is kept.</source>
        <translation>لم يُرسل. %1 نصك باقٍ.</translation>
    </message>
    <message>
        <source>Sending in %1 s</source>
        <translation>الإرسال بعد %1 ث</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Too late to undo: the reply has been sent.</source>
        <translation>فات أوان التراجع: أُرسل الرد.</translation>
    </message>
    <message>
        <source>Could not undo: the server did not respond.</source>
        <translation>تعذّر التراجع: لم يجب الخادم.</translation>
    </message>
    <message>
        <source>Could not undo. %1</source>
        <translation>تعذّر التراجع. %1</translation>
    </message>
    <message>
        <source>Your reply was not sent because the case was closed. It was restored as a draft.</source>
        <translation>لم يُرسل ردك لأن الحالة أُغلقت. استُعيد مسودةً.</translation>
    </message>
    <message>
        <source>Your reply was not sent because the case was no longer assigned to you. It was restored as a draft.</source>
        <translation>لم يُرسل ردك لأن الحالة لم تعد لديك. استُعيد مسودةً.</translation>
    </message>
    <message>
        <source>Your last reply was not sent. It was restored as a draft.</source>
        <translation>لم يُرسل ردك الأخير. استُعيد مسودةً.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>مسودة</translation>
    </message>
    <message>
        <source>Tab</source>
        <comment>the key</comment>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Use</source>
        <comment>a proposed text</comment>
        <translation>استخدام</translation>
    </message>
    <message>
        <source>This case is closed. New messages from the customer open a new case.</source>
        <translation>هذه الحالة مغلقة. وتفتح رسائل العميل الجديدة حالة جديدة.</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>اقتراح</translation>
    </message>
    <message>
        <source>Suggest a reply</source>
        <translation>اقترح ردًا</translation>
    </message>
    <message>
        <source>Drafts the next reply for you to edit. Nothing is sent.</source>
        <translation>يكتب مسودة للرد التالي لتعدّلها. لا يُرسل شيء.</translation>
    </message>
    <message>
        <source>Suggesting…</source>
        <translation>جارٍ الاقتراح…</translation>
    </message>
    <message>
        <source>No reply was suggested: the server did not respond.</source>
        <translation>لم يُقترح أي رد: لم يُجب الخادم.</translation>
    </message>
    <message>
        <source>No reply was suggested: the case is no longer assigned to you.</source>
        <translation>لم يُقترح أي رد: لم تعد الحالة لديك.</translation>
    </message>
    <message>
        <source>No reply was suggested. %1</source>
        <translation>لم يُقترح أي رد. %1</translation>
    </message>
    <message>
        <source>Drafted without a model because the daily model budget is used up.</source>
        <translation>صيغت المسودة دون نموذج لأن الميزانية اليومية للنماذج نفدت.</translation>
    </message>
    <message>
        <source>Drafted without a model because no model produced a usable draft. The attempts cost %1.</source>
        <translation>صيغت المسودة دون نموذج لأن أي نموذج لم يقدّم مسودة صالحة. كلّفت المحاولات %1.</translation>
    </message>
    <message>
        <source>Drafted without a model because no model answered.</source>
        <translation>صيغت المسودة دون نموذج لأن أي نموذج لم يُجب.</translation>
    </message>
    <message>
        <source>Drafted without a model, from the case record.</source>
        <translation>صيغت المسودة من السجل، دون نموذج.</translation>
    </message>
    <message>
        <source>Drafted by %1. The cost is not known.</source>
        <translation>صاغها %1. التكلفة غير معروفة.</translation>
    </message>
    <message>
        <source>Drafted by %1. Cost: %2.</source>
        <translation>صاغها %1. التكلفة: %2.</translation>
    </message>
    <message>
        <source>Review it before you send it.</source>
        <translation>راجعها قبل أن ترسلها.</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>a draft that was put in</comment>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>The text was cut because the editor is limited to %1 characters. A reply can have at most %2.</source>
        <translation>اقتُطع النص لأن الحقل لا يتسع لأكثر من %1 من الأحرف. والرد لا يتجاوز %2.</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>إرفاق ملفات</translation>
    </message>
    <message>
        <source>Attach images or PDF files. You can also paste or drop them.</source>
        <translation>إرفاق صور أو ملفات PDF. يمكنك أيضًا لصقها أو إفلاتها.</translation>
    </message>
    <message>
        <source>Attach files to the reply</source>
        <translation>إرفاق ملفات بالرد</translation>
    </message>
    <message>
        <source>Images and PDF</source>
        <translation>صور وملفات PDF</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>تعذّرت قراءة %1: %2</translation>
    </message>
    <message>
        <source>Screenshot</source>
        <comment>a file&apos;s name</comment>
        <translation>لقطة شاشة</translation>
    </message>
    <message>
        <source>%1 is empty and was not attached.</source>
        <translation>الملف %1 فارغ ولم يُرفَق.</translation>
    </message>
    <message>
        <source>%1 was not attached: a file can have at most %2.</source>
        <translation>لم يُرفَق %1: الحد الأقصى لحجم الملف %2.</translation>
    </message>
    <message>
        <source>%1 was not attached: it is not a PDF or a valid PNG, JPEG, GIF or WebP image, or the image has too many pixels.</source>
        <translation>لم يُرفَق %1: ليس ملف PDF ولا صورة صالحة بصيغة PNG أو JPEG أو GIF أو WebP، أو أن عدد بكسلات الصورة كبير جدًا.</translation>
    </message>
    <message>
        <source>%1 was not attached: a reply can have at most %2 files.</source>
        <translation>لم يُرفَق %1: يتسع الرد لعدد %2 من الملفات على الأكثر.</translation>
    </message>
    <message>
        <source>%1 no longer exists and was removed from the reply.</source>
        <translation>لم يعد الملف %1 موجودًا وأُزيل من الرد.</translation>
    </message>
    <message>
        <source>More send options</source>
        <translation>خيارات إرسال أخرى</translation>
    </message>
    <message>
        <source>Send and wait for the customer, or send and resolve the case</source>
        <translation>إرسال وانتظار العميل، أو إرسال وحل الحالة</translation>
    </message>
    <message>
        <source>Send the reply and wait for the customer</source>
        <translation>إرسال الرد وانتظار العميل</translation>
    </message>
    <message>
        <source>Send and wait for customer</source>
        <translation>إرسال وانتظار العميل</translation>
    </message>
    <message>
        <source>Send the reply and resolve the case</source>
        <translation>إرسال الرد وحل الحالة</translation>
    </message>
    <message>
        <source>Send and resolve</source>
        <translation>إرسال وحل</translation>
    </message>
    <message>
        <source>Sending in %1 s, then waiting for the customer</source>
        <translation>الإرسال بعد %1 ث، ثم انتظار العميل</translation>
    </message>
    <message>
        <source>Sending in %1 s, then resolving the case</source>
        <translation>الإرسال بعد %1 ث، ثم حل الحالة</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ConfigForm</name>
    <message>
        <source>tier %1</source>
        <translation>المستوى %1</translation>
    </message>
    <message>
        <source>on</source>
        <translation>مفعّل</translation>
    </message>
    <message>
        <source>off</source>
        <translation>موقوف</translation>
    </message>
    <message>
        <source>%1, %2 allowed</source>
        <translation>%1، %2 مسموح</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>مسموح</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no words</comment>
        <translation>لا يوجد</translation>
    </message>
    <message>
        <source>no rules</source>
        <translation>لا قواعد</translation>
    </message>
    <message>
        <source>none</source>
        <translation>لا يوجد</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>كان %1</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>تغيّر</translation>
    </message>
    <message>
        <source>Friendly</source>
        <translation>ودّية</translation>
    </message>
    <message>
        <source>Professional</source>
        <translation>مهنية</translation>
    </message>
    <message>
        <source>Formal</source>
        <translation>رسمية</translation>
    </message>
    <message>
        <source>Empathetic</source>
        <translation>متعاطفة</translation>
    </message>
    <message>
        <source>Concise</source>
        <translation>موجزة</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>مفعّل</translation>
    </message>
    <message>
        <source>Refund up to</source>
        <translation>استرداد حتى</translation>
    </message>
    <message>
        <source>Credit up to</source>
        <translation>رصيد حتى</translation>
    </message>
    <message>
        <source>Replacement up to</source>
        <translation>استبدال حتى</translation>
    </message>
    <message>
        <source>May modify subscriptions</source>
        <translation>يجوز تعديل الاشتراكات</translation>
    </message>
    <message>
        <source>May cancel orders</source>
        <translation>يجوز إلغاء الطلبات</translation>
    </message>
    <message>
        <source>May change addresses</source>
        <translation>يجوز تغيير العناوين</translation>
    </message>
    <message>
        <source>Notify on escalation</source>
        <translation>الإشعار عند التصعيد</translation>
    </message>
    <message>
        <source>Escalation phone</source>
        <translation>هاتف التصعيد</translation>
    </message>
    <message>
        <source>Hours, shown to customers</source>
        <translation>أوقات العمل، كما تظهر للعملاء</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>النبرة</translation>
    </message>
    <message>
        <source>Maximum response length</source>
        <translation>أقصى طول للرد</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>حرف</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>التوقيع</translation>
    </message>
    <message>
        <source>Irate protocol</source>
        <translation>بروتوكول العميل الساخط</translation>
    </message>
    <message>
        <source>Detection threshold</source>
        <translation>عتبة الكشف</translation>
    </message>
    <message>
        <source>Escalate automatically</source>
        <translation>التصعيد تلقائيًا</translation>
    </message>
    <message>
        <source>After this many attempts</source>
        <translation>بعد عدد المحاولات</translation>
    </message>
    <message>
        <source>Escalate to</source>
        <translation>التصعيد إلى</translation>
    </message>
    <message>
        <source>Trigger keywords</source>
        <translation>الكلمات المحفّزة</translation>
    </message>
    <message>
        <source>Escalation rules</source>
        <translation>قواعد التصعيد</translation>
    </message>
    <message>
        <source>Repeat contact from</source>
        <translation>تواصل متكرر ابتداءً من</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>جلسات</translation>
    </message>
    <message>
        <source>Within the last</source>
        <translation>خلال آخر</translation>
    </message>
    <message>
        <source>days</source>
        <translation>يوم</translation>
    </message>
    <message>
        <source>High-value customer from</source>
        <translation>عميل عالي القيمة ابتداءً من</translation>
    </message>
    <message>
        <source>Complex issue from</source>
        <translation>مسألة معقدة ابتداءً من</translation>
    </message>
    <message>
        <source>Escalate by score in every API</source>
        <translation>التصعيد حسب الدرجة في كل واجهة برمجية</translation>
    </message>
    <message>
        <source>At this score or lower</source>
        <translation>عند هذه الدرجة أو أقل</translation>
    </message>
    <message>
        <source>Service levels</source>
        <translation>مستويات الخدمة</translation>
    </message>
    <message>
        <source>%1: first response</source>
        <translation>%1: أول رد</translation>
    </message>
    <message>
        <source>min</source>
        <translation>د</translation>
    </message>
    <message>
        <source>%1: resolution</source>
        <translation>%1: الحل</translation>
    </message>
    <message>
        <source>h</source>
        <translation>س</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>الجلسات</translation>
    </message>
    <message>
        <source>Chat is idle after</source>
        <translation>تُعد المحادثة خاملة بعد</translation>
    </message>
    <message>
        <source>Voice is idle after</source>
        <translation>يُعد الاتصال الصوتي خاملًا بعد</translation>
    </message>
    <message>
        <source>SMS is idle after</source>
        <translation>تُعد الرسائل القصيرة خاملة بعد</translation>
    </message>
    <message>
        <source>E-mail is idle after</source>
        <translation>يُعد البريد خاملًا بعد</translation>
    </message>
    <message>
        <source>New messages reopen within</source>
        <translation>تعيد الرسائل الجديدة الفتح خلال</translation>
    </message>
    <message>
        <source>Limits apply over</source>
        <translation>تسري الحدود على مدى</translation>
    </message>
    <message>
        <source>Priorities</source>
        <translation>الأولويات</translation>
    </message>
    <message>
        <source>The first matching rule applies</source>
        <translation>تسري أول قاعدة تنطبق</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>الشركة</translation>
    </message>
    <message>
        <source>Customer service enabled</source>
        <translation>خدمة العملاء مفعّلة</translation>
    </message>
    <message>
        <source>Currency (ISO 4217)</source>
        <translation>العملة (ISO 4217)</translation>
    </message>
    <message>
        <source>Action gateway</source>
        <translation>بوابة تنفيذ الإجراءات</translation>
    </message>
    <message>
        <source>Use the shop tables of this server</source>
        <translation>استخدام جداول المتجر على هذا الخادم</translation>
    </message>
    <message>
        <source>Otherwise, use this URL (https)</source>
        <translation>وإلا فاستخدام هذا العنوان (https)</translation>
    </message>
    <message>
        <source>Signing credential (number)</source>
        <translation>بيانات الاعتماد للتوقيع (الرقم)</translation>
    </message>
    <message>
        <source>Response timeout</source>
        <translation>مهلة الاستجابة</translation>
    </message>
    <message>
        <source>s</source>
        <translation>ث</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>المحاولات</translation>
    </message>
    <message>
        <source>Redact payment card numbers</source>
        <translation>حجب أرقام بطاقات الدفع</translation>
    </message>
    <message>
        <source>Links to your pages</source>
        <translation>روابط صفحاتك</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>الطلبات</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>المرتجعات</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Help article, with {id}</source>
        <translation>مقالة المساعدة، مع {id}</translation>
    </message>
    <message>
        <source>Agent case URL ({id} is the case number)</source>
        <translation>رابط الحالة للموظفين ({id} هو رقم الحالة)</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ConversationModel</name>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>%1 → %2 · %3</source>
        <comment>the tier changed, why</comment>
        <translation>%1 ← %2 | %3</translation>
    </message>
    <message>
        <source>%1 → %2 · handed back</source>
        <comment>the tier changed</comment>
        <translation>%1 ← %2 | أُعيدت</translation>
    </message>
    <message>
        <source>Closed · the customer did not return</source>
        <translation>أُغلقت | لم يعد العميل</translation>
    </message>
    <message>
        <source>Resolved · %1</source>
        <translation>حُلت | %1</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>محلولة</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>ملاحظة داخلية</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attachment(s) from the client</source>
        <translation>
            <numerusform>لا مرفقات من العميل</numerusform>
            <numerusform>مرفق واحد من العميل</numerusform>
            <numerusform>مرفقان من العميل</numerusform>
            <numerusform>%Ln مرفقات من العميل</numerusform>
            <numerusform>%Ln مرفقًا من العميل</numerusform>
            <numerusform>%Ln مرفق من العميل</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is writing…</source>
        <translation>%1 يكتب…</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>لم يُرسل بعد</translation>
    </message>
    <message>
        <source>sending in %1 s</source>
        <translation>يُرسل بعد %1 ث</translation>
    </message>
    <message>
        <source>sending…</source>
        <translation>يُرسل…</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <comment>a ticket&apos;s number, time</comment>
        <translation>%1، عند %2</translation>
    </message>
    <message>
        <source>Answered by %1</source>
        <translation>أجاب %1</translation>
    </message>
    <message>
        <source>Based on: “%1”</source>
        <translation>بناءً على: «%1»</translation>
    </message>
    <message>
        <source>Customer: %1. %2</source>
        <translation>العميل: %1. %2</translation>
    </message>
    <message>
        <source>Attachment: %1</source>
        <translation>مرفق: %1</translation>
    </message>
    <message>
        <source>Assigned to human agents from the start</source>
        <translation>لدى الموظفين منذ البداية</translation>
    </message>
    <message>
        <source>Reopened · %1</source>
        <comment>a case that was closed, why</comment>
        <translation>أُعيد فتحها | %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>a case, once</comment>
        <translation>أُغلقت</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ConversationView</name>
    <message>
        <source>Loading the conversation</source>
        <translation>جارٍ تحميل المحادثة</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>لا رسائل بعد</translation>
    </message>
    <message>
        <source>Messages from the customer appear here.</source>
        <translation>تظهر رسائل العميل هنا.</translation>
    </message>
    <message numerus="yes">
        <source>↓ %Ln new message(s)</source>
        <translation>
            <numerusform>↓ لا رسائل جديدة</numerusform>
            <numerusform>↓ رسالة جديدة</numerusform>
            <numerusform>↓ رسالتان جديدتان</numerusform>
            <numerusform>↓ %Ln رسائل جديدة</numerusform>
            <numerusform>↓ %Ln رسالة جديدة</numerusform>
            <numerusform>↓ %Ln رسالة جديدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new message(s), go to the end</source>
        <translation>
            <numerusform>لا رسائل جديدة، إلى النهاية</numerusform>
            <numerusform>رسالة جديدة، إلى النهاية</numerusform>
            <numerusform>رسالتان جديدتان، إلى النهاية</numerusform>
            <numerusform>%Ln رسائل جديدة، إلى النهاية</numerusform>
            <numerusform>%Ln رسالة جديدة، إلى النهاية</numerusform>
            <numerusform>%Ln رسالة جديدة، إلى النهاية</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be opened or saved: %2</source>
        <translation>تعذّر فتح %1 أو حفظه: %2</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>حفظ الملف</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ReplyFiles</name>
    <message>
        <source>You can't send files to this customer because text messages are not set up.</source>
        <translation>الرسائل النصية غير مُعدّة، لذا لا يمكن إرسال ملفات إلى هذا العميل.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::CustomerSection</name>
    <message>
        <source>Other open cases</source>
        <translation>حالات مفتوحة أخرى</translation>
    </message>
    <message>
        <source>Earlier sessions</source>
        <translation>جلسات سابقة</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>الفئة</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>مميّز</translation>
    </message>
    <message>
        <source>Lifetime value</source>
        <translation>القيمة الإجمالية</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>Shop record</source>
        <translation>في المتجر</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>غير موجود</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>الهوية</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>غير مُثبتة</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>وسيلة التواصل</translation>
    </message>
    <message>
        <source>%1 · last CSAT %2</source>
        <comment>sessions, stars</comment>
        <translation>%1 | آخر تقييم CSAT ‏%2</translation>
    </message>
    <message>
        <source>CSAT %1 · %2</source>
        <comment>stars, day</comment>
        <translation>CSAT %1 | %2</translation>
    </message>
    <message>
        <source>Open this session</source>
        <translation>فتح هذه الجلسة</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>session id, its summary</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DashboardPage</name>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>The figures could not be refreshed. %1</source>
        <translation>تعذر تحديث الأرقام. %1</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>لا بيانات</translation>
    </message>
    <message>
        <source>%1 pts</source>
        <comment>percentage points</comment>
        <translation>%1 نقطة</translation>
    </message>
    <message>
        <source>Week %1</source>
        <translation>الأسبوع %1</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>جلسة واحدة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <translation>
            <numerusform>لا جلسات</numerusform>
            <numerusform>جلسة واحدة</numerusform>
            <numerusform>جلستان</numerusform>
            <numerusform>%Ln جلسات</numerusform>
            <numerusform>%Ln جلسة</numerusform>
            <numerusform>%Ln جلسة</numerusform>
        </translation>
    </message>
    <message>
        <source>Refresh the figures</source>
        <translation>تحديث الأرقام</translation>
    </message>
    <message>
        <source>The sentiment data could not be loaded.</source>
        <translation>تعذّر تحميل بيانات المشاعر.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>الفترة</translation>
    </message>
    <message>
        <source>Days are counted in UTC</source>
        <translation>تُحسب الأيام بالتوقيت العالمي UTC</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر ٧ أيام</translation>
    </message>
    <message>
        <source>Last 28 days</source>
        <translation>آخر ٢٨ يومًا</translation>
    </message>
    <message>
        <source>Custom range…</source>
        <translation>فترة مخصصة…</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>اليوم الأول</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>اليوم الأخير</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>التجميع</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>حسب اليوم</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>حسب الأسبوع</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>حسب الشهر</translation>
    </message>
    <message>
        <source>Compare with previous period</source>
        <translation>المقارنة بالفترة السابقة</translation>
    </message>
    <message>
        <source>Contained by AI</source>
        <translation>حُلّت بالذكاء الاصطناعي</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>محلولة</translation>
    </message>
    <message>
        <source>Time to resolve</source>
        <translation>زمن الحل</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>مصعّدة</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>CSAT</translation>
    </message>
    <message>
        <source>Sentiment improved</source>
        <translation>تحسّن المزاج</translation>
    </message>
    <message>
        <source>Customer sentiment, share of messages</source>
        <translation>مشاعر العملاء، نسبة من الرسائل</translation>
    </message>
    <message>
        <source>Escalations by reason</source>
        <translation>التصعيدات حسب السبب</translation>
    </message>
    <message>
        <source>Where sessions end</source>
        <translation>أين تنتهي الجلسات</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>الجلسات</translation>
    </message>
    <message>
        <source>Stayed with %1</source>
        <translation>بقيت لدى %1</translation>
    </message>
    <message>
        <source>Sentiment today, live</source>
        <translation>المشاعر اليوم مباشرةً</translation>
    </message>
    <message>
        <source>Sessions by channel</source>
        <translation>الجلسات حسب القناة</translation>
    </message>
    <message>
        <source>Other figures</source>
        <translation>أرقام أخرى</translation>
    </message>
    <message>
        <source>Messages per session</source>
        <translation>الرسائل لكل جلسة</translation>
    </message>
    <message>
        <source>Time to the first escalation</source>
        <translation>الزمن حتى أول تصعيد</translation>
    </message>
    <message>
        <source>Irate messages</source>
        <translation>رسائل ساخطة</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>مفتوحة الآن</translation>
    </message>
    <message>
        <source>Waiting for an agent now</source>
        <translation>بانتظار موظف بشري الآن</translation>
    </message>
    <message>
        <source>With an agent now</source>
        <translation>لدى موظف بشري الآن</translation>
    </message>
    <message>
        <source>Sessions by final tier</source>
        <translation>الجلسات حسب المستوى الأخير</translation>
    </message>
    <message>
        <source>How cases were resolved</source>
        <translation>كيف حُلّت الحالات</translation>
    </message>
    <message>
        <source>No sessions in this period.</source>
        <translation>لا جلسات في هذه الفترة.</translation>
    </message>
    <message>
        <source>No escalations in this period.</source>
        <translation>لا تصعيدات في هذه الفترة.</translation>
    </message>
    <message>
        <source>No resolved cases in this period.</source>
        <translation>لا حالات محلولة في هذه الفترة.</translation>
    </message>
    <message>
        <source>No customer messages in this period.</source>
        <translation>لا رسائل من العملاء في هذه الفترة.</translation>
    </message>
    <message>
        <source>only %1 before</source>
        <translation>%1 فقط من قبل</translation>
    </message>
    <message>
        <source>only %1 so far</source>
        <translation>%1 فقط حتى الآن</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DeliveryPanel</name>
    <message>
        <source>No delivery selected</source>
        <translation>لم يُحدَّد أي إرسال</translation>
    </message>
    <message>
        <source>Select a delivery to see its attempts and content.</source>
        <translation>حدّد إرسالًا لعرض محاولاته ومحتواه.</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>المحتوى</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>إعادة الإرسال</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>المحاولات</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>لا شيء بعد</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Desk</name>
    <message>
        <source>Search or run a command</source>
        <translation>ابحث أو نفّذ أمرًا</translation>
    </message>
    <message>
        <source>Show keyboard shortcuts</source>
        <translation>عرض اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>الانتقال إلى %1</translation>
    </message>
    <message>
        <source>Light appearance</source>
        <translation>مظهر فاتح</translation>
    </message>
    <message>
        <source>Dark appearance</source>
        <translation>مظهر داكن</translation>
    </message>
    <message>
        <source>System appearance</source>
        <translation>المظهر كما في النظام</translation>
    </message>
    <message>
        <source>I am available</source>
        <translation>أنا متاح</translation>
    </message>
    <message>
        <source>I am away</source>
        <translation>أنا غائب</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>أعد الاتصال الآن</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>لا أحد ينتظر</numerusform>
            <numerusform>واحد ينتظر</numerusform>
            <numerusform>اثنان ينتظران</numerusform>
            <numerusform>%Ln ينتظرون</numerusform>
            <numerusform>%Ln ينتظرون</numerusform>
            <numerusform>%Ln ينتظرون</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln yours</source>
        <translation>
            <numerusform>لا شيء لديك</numerusform>
            <numerusform>واحدة لديك</numerusform>
            <numerusform>اثنتان لديك</numerusform>
            <numerusform>%Ln لديك</numerusform>
            <numerusform>%Ln لديك</numerusform>
            <numerusform>%Ln لديك</numerusform>
        </translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>أقدمها %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DesktopNotifier</name>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DraftStore</name>
    <message>
        <source>%1 could not be deleted</source>
        <translation>تعذر حذف %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::DraftWatch</name>
    <message>
        <source>Your last reply was not sent. It was restored as a draft.</source>
        <translation>لم يُرسل ردك الأخير. استُعيد مسودةً.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::EndpointDialog</name>
    <message>
        <source>Edit endpoint</source>
        <translation>تعديل نقطة الاستقبال</translation>
    </message>
    <message>
        <source>New endpoint</source>
        <translation>نقطة استقبال جديدة</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Add endpoint</source>
        <translation>إضافة نقطة استقبال</translation>
    </message>
    <message>
        <source>Events are signed and sent in order as they occur. Failed deliveries are retried.</source>
        <translation>تُوقَّع الأحداث وتُرسل بالترتيب فور وقوعها. وتُعاد محاولة الإرسالات الفاشلة.</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>خطاف ويب</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>URL or e-mail address</source>
        <translation>عنوان URL أو البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>جارٍ الحفظ…</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::EndpointsSection</name>
    <message>
        <source>Not added. %1</source>
        <translation>لم تتم الإضافة. %1</translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation>لم يتم الحفظ. %1</translation>
    </message>
    <message>
        <source>Remove this endpoint?</source>
        <translation>هل تريد إزالة نقطة الاستقبال هذه؟</translation>
    </message>
    <message>
        <source>No more events are sent to this endpoint, and its pending deliveries fail. Past deliveries stay on record.</source>
        <translation>لن تُرسل أحداث أخرى إلى نقطة الاستقبال هذه، وتفشل إرسالاتها المعلّقة. وتبقى الإرسالات السابقة في السجل.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Not removed.</source>
        <translation>لم تتم الإزالة.</translation>
    </message>
    <message>
        <source>Create a new secret?</source>
        <translation>هل تريد إنشاء سر جديد؟</translation>
    </message>
    <message>
        <source>Deliveries are signed with the new secret, and for 24 hours with the old one as well.</source>
        <translation>تُوقَّع الإرسالات بالسر الجديد، ولمدة 24 ساعة بالسر القديم أيضًا.</translation>
    </message>
    <message>
        <source>Create secret</source>
        <translation>إنشاء السر</translation>
    </message>
    <message>
        <source>The secret was not created.</source>
        <translation>لم يُنشأ السر.</translation>
    </message>
    <message>
        <source>Not changed.</source>
        <translation>لم يتم التغيير.</translation>
    </message>
    <message>
        <source>The test event was not sent.</source>
        <translation>لم يُرسل حدث الاختبار.</translation>
    </message>
    <message>
        <source>The retry was not started.</source>
        <translation>لم تبدأ إعادة الإرسال.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln delivery(s) queued for retry</source>
        <translation>
            <numerusform>لا إرسالات لإعادة الإرسال</numerusform>
            <numerusform>يُعاد إرسال واحد</numerusform>
            <numerusform>يُعاد إرسالان</numerusform>
            <numerusform>تُعاد %Ln إرسالات</numerusform>
            <numerusform>يُعاد %Ln إرسالًا</numerusform>
            <numerusform>يُعاد %Ln إرسال</numerusform>
        </translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>إخفاء</translation>
    </message>
    <message>
        <source>Add endpoint</source>
        <translation>إضافة نقطة استقبال</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>نقاط الاستقبال</translation>
    </message>
    <message>
        <source>Endpoint enabled</source>
        <translation>نقطة الاستقبال مفعّلة</translation>
    </message>
    <message>
        <source>Filter deliveries</source>
        <translation>تصفية الإرسالات</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>معلّق</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشل</translation>
    </message>
    <message>
        <source>Send test event</source>
        <translation>إرسال حدث اختبار</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>تعديل…</translation>
    </message>
    <message>
        <source>New secret…</source>
        <translation>سر جديد…</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>إعادة إرسال الفاشلة</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>إزالة…</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>الإرسالات</translation>
    </message>
    <message>
        <source>Retry delivery</source>
        <translation>إعادة الإرسال المحدد</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>تحديث القائمة</translation>
    </message>
    <message>
        <source>The delivery could not be loaded.</source>
        <translation>تعذّر تحميل الإرسال.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>No endpoints yet</source>
        <translation>لا نقاط استقبال بعد</translation>
    </message>
    <message>
        <source>Add a webhook or e-mail address to be notified about events.</source>
        <translation>أضف خطاف ويب أو عنوان بريد إلكتروني لتلقي إشعارات بالأحداث.</translation>
    </message>
    <message>
        <source>An administrator can add webhooks and e-mail addresses that are notified about events.</source>
        <translation>يمكن لمسؤول النظام إضافة خطاطيف ويب وعناوين بريد إلكتروني تتلقى إشعارات بالأحداث.</translation>
    </message>
    <message>
        <source>No endpoint selected</source>
        <translation>لم تُحدَّد نقطة استقبال</translation>
    </message>
    <message>
        <source>Deliveries to the selected endpoint appear here.</source>
        <translation>تظهر هنا الإرسالات إلى نقطة الاستقبال المحددة.</translation>
    </message>
    <message>
        <source>No deliveries</source>
        <translation>لا إرسالات</translation>
    </message>
    <message>
        <source>No deliveries match this filter.</source>
        <translation>لا إرسالات تطابق هذه التصفية.</translation>
    </message>
    <message>
        <source>No deliveries yet</source>
        <translation>لا إرسالات بعد</translation>
    </message>
    <message>
        <source>New events are sent to this endpoint.</source>
        <translation>تُرسل الأحداث الجديدة إلى نقطة الاستقبال هذه.</translation>
    </message>
    <message>
        <source>This endpoint is disabled and receives no events.</source>
        <translation>نقطة الاستقبال هذه متوقفة ولا تتلقى أحداثًا.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Entrance</name>
    <message>
        <source>Enter a valid server address.</source>
        <translation>أدخل عنوان خادم صالحًا.</translation>
    </message>
    <message>
        <source>The e-mail address or password is incorrect.</source>
        <translation>البريد الإلكتروني أو كلمة المرور غير صحيحة.</translation>
    </message>
    <message>
        <source>Too many failed attempts. Try again in %1 s.</source>
        <translation>محاولات فاشلة كثيرة. حاول مرة أخرى بعد %1 ثانية.</translation>
    </message>
    <message>
        <source>Too many failed attempts. Try again in %1 min.</source>
        <translation>محاولات فاشلة كثيرة. حاول مرة أخرى بعد %1 دقيقة.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ExampleDialog</name>
    <message>
        <source>New example</source>
        <translation>مثال جديد</translation>
    </message>
    <message>
        <source>Add example</source>
        <translation>إضافة مثال</translation>
    </message>
    <message>
        <source>Write the message as a customer would. Similar messages are assigned to the topic you choose.</source>
        <translation>اكتب الرسالة كما يكتبها عميل. تُسند الرسائل المشابهة إلى الموضوع الذي تختاره.</translation>
    </message>
    <message>
        <source>Write the message as a customer would. Five to ten examples per intent are a good start.</source>
        <translation>اكتب الرسالة كما يكتبها عميل. خمسة إلى عشرة أمثلة لكل مقصد بداية جيدة.</translation>
    </message>
    <message>
        <source>Customer message</source>
        <translation>رسالة العميل</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>Intent</source>
        <translation>المقصد</translation>
    </message>
    <message>
        <source>Adding…</source>
        <translation>تجري الإضافة…</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::FigureCard</name>
    <message>
        <source>unchanged</source>
        <translation>دون تغيير</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>بزيادة %1</translation>
    </message>
    <message>
        <source>down %1</source>
        <translation>بنقصان %1</translation>
    </message>
    <message>
        <source>Show the sessions behind this figure</source>
        <translation>عرض الجلسات وراء هذا الرقم</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::FileTray</name>
    <message>
        <source>Files attached to the reply</source>
        <translation>الملفات المرفقة بالرد</translation>
    </message>
    <message>
        <source>Not attached. %1</source>
        <translation>لم يُرفَق. %1</translation>
    </message>
    <message>
        <source>Attaching…</source>
        <translation>جارٍ الإرفاق…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Remove this file</source>
        <translation>إزالة هذا الملف</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>إزالة %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::FilterBar</name>
    <message>
        <source>Status</source>
        <translation>الوضع</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>كل الأوضاع</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>المستوى</translation>
    </message>
    <message>
        <source>Any tier</source>
        <translation>كل المستويات</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>Any topic</source>
        <translation>كل الموضوعات</translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation>المشاعر</translation>
    </message>
    <message>
        <source>Any sentiment</source>
        <translation>كل المشاعر</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>القناة</translation>
    </message>
    <message>
        <source>Any channel</source>
        <translation>كل القنوات</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>مسح</translation>
    </message>
    <message>
        <source>Search sessions</source>
        <translation>البحث في الجلسات</translation>
    </message>
    <message>
        <source>Words, names, numbers (/)</source>
        <translation>كلمات، أسماء، أرقام (/)</translation>
    </message>
    <message>
        <source>Searches messages, summaries, customer names, e-mail addresses and session numbers</source>
        <translation>يبحث في الرسائل والملخصات وأسماء العملاء وبريدهم وأرقام الجلسات</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>موظف</translation>
    </message>
    <message>
        <source>Any agent</source>
        <translation>كل الموظفين</translation>
    </message>
    <message>
        <source>Started within</source>
        <translation>بدأت خلال</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>أي وقت</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر ٧ أيام</translation>
    </message>
    <message>
        <source>Last 28 days</source>
        <translation>آخر ٢٨ يومًا</translation>
    </message>
    <message>
        <source>Custom range…</source>
        <translation>فترة مخصصة…</translation>
    </message>
    <message>
        <source>Started on or after</source>
        <translation>بدأت في هذا اليوم أو بعده</translation>
    </message>
    <message>
        <source>Started on or before</source>
        <translation>بدأت في هذا اليوم أو قبله</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>مسح كل المرشحات</translation>
    </message>
    <message>
        <source>Mine</source>
        <comment>sessions that I hold</comment>
        <translation>حالاتي</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>العميل %1</translation>
    </message>
    <message>
        <source>Customer %1. Remove this filter</source>
        <translation>العميل %1. إزالة هذا المرشح</translation>
    </message>
    <message>
        <source>First escalation reason: %1</source>
        <translation>سبب أول تصعيد: %1</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>مصعّدة</translation>
    </message>
    <message>
        <source>With the AI</source>
        <translation>لدى الذكاء الاصطناعي</translation>
    </message>
    <message>
        <source>Rated</source>
        <translation>مُقيّمة</translation>
    </message>
    <message>
        <source>%1. Remove this filter</source>
        <translation>%1. إزالة هذا المرشح</translation>
    </message>
    <message>
        <source>Sentiment improved</source>
        <translation>تحسّن المزاج</translation>
    </message>
    <message>
        <source>With an irate message</source>
        <translation>فيها رسالة ساخطة</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>مفتوحة</translation>
    </message>
    <message>
        <source>Waiting for an agent</source>
        <translation>بانتظار موظف بشري</translation>
    </message>
    <message>
        <source>With an agent</source>
        <translation>لدى موظف بشري</translation>
    </message>
    <message>
        <source>Resolution: %1</source>
        <translation>النتيجة: %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::FirstStartPage</name>
    <message>
        <source>Create company</source>
        <translation>إنشاء الشركة</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>تجربة العرض التوضيحي</translation>
    </message>
    <message>
        <source>Welcome to Tierdesk</source>
        <translation>مرحبًا بك في Tierdesk</translation>
    </message>
    <message>
        <source>There is no data on this machine yet. Set up your company or try the demo.</source>
        <translation>لا توجد بيانات على هذا الجهاز بعد. أنشئ شركتك أو جرّب العرض التوضيحي.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>الشركة</translation>
    </message>
    <message>
        <source>Acme Outdoor</source>
        <translation>Acme Outdoor</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>اسمك</translation>
    </message>
    <message>
        <source>Your e-mail</source>
        <translation>بريدك الإلكتروني</translation>
    </message>
    <message>
        <source>you@example.com</source>
        <translation>you@example.com</translation>
    </message>
    <message numerus="yes">
        <source>Password, at least %Ln characters</source>
        <translation>
            <numerusform>كلمة المرور</numerusform>
            <numerusform>كلمة المرور، حرف واحد على الأقل</numerusform>
            <numerusform>كلمة المرور، حرفان على الأقل</numerusform>
            <numerusform>كلمة المرور، %Ln أحرف على الأقل</numerusform>
            <numerusform>كلمة المرور، %Ln حرفًا على الأقل</numerusform>
            <numerusform>كلمة المرور، %Ln حرف على الأقل</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirm password</source>
        <translation>تأكيد كلمة المرور</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter the company name.</source>
        <translation>أدخل اسم الشركة.</translation>
    </message>
    <message>
        <source>Enter your name. Colleagues and customers will see it.</source>
        <translation>أدخل اسمك. سيظهر للزملاء والعملاء.</translation>
    </message>
    <message>
        <source>Enter a valid e-mail address.</source>
        <translation>أدخل عنوان بريد إلكتروني صالحًا.</translation>
    </message>
    <message numerus="yes">
        <source>The password is too short. Use at least %Ln characters.</source>
        <translation>
            <numerusform>كلمة المرور قصيرة جدًا.</numerusform>
            <numerusform>كلمة المرور قصيرة جدًا. استخدم حرفًا واحدًا على الأقل.</numerusform>
            <numerusform>كلمة المرور قصيرة جدًا. استخدم حرفين على الأقل.</numerusform>
            <numerusform>كلمة المرور قصيرة جدًا. استخدم %Ln أحرف على الأقل.</numerusform>
            <numerusform>كلمة المرور قصيرة جدًا. استخدم %Ln حرفًا على الأقل.</numerusform>
            <numerusform>كلمة المرور قصيرة جدًا. استخدم %Ln حرف على الأقل.</numerusform>
        </translation>
    </message>
    <message>
        <source>The passwords do not match.</source>
        <translation>كلمتا المرور غير متطابقتين.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Header</name>
    <message>
        <source>Search or run a command</source>
        <translation>ابحث أو نفّذ أمرًا</translation>
    </message>
    <message>
        <source>Company: %1. Change</source>
        <translation>الشركة: %1. تغيير</translation>
    </message>
    <message>
        <source>Company: %1</source>
        <translation>الشركة: %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::HistoryPanel</name>
    <message>
        <source>Versions</source>
        <translation>الإصدارات</translation>
    </message>
    <message>
        <source>Close versions</source>
        <translation>إغلاق الإصدارات</translation>
    </message>
    <message>
        <source>Versions, newest first</source>
        <translation>الإصدارات، الأحدث أولًا</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>No versions yet</source>
        <translation>لا إصدارات بعد</translation>
    </message>
    <message>
        <source>Each save creates a version. Versions appear here with their author and changes.</source>
        <translation>ينشئ كل حفظ إصدارًا. تظهر الإصدارات هنا مع صاحبها وتغييراتها.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>الإصدار %1</translation>
    </message>
    <message>
        <source>Initial configuration</source>
        <translation>الإعداد الأول</translation>
    </message>
    <message>
        <source>Saved without changes</source>
        <translation>حُفظ بلا تغييرات</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>field, before, after</comment>
        <translation>%1: ‏%2 ← %3</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Integrations</name>
    <message>
        <source>Delivered</source>
        <translation>سُلّم</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>معلّق</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشل</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>لا أحداث</numerusform>
            <numerusform>حدث واحد</numerusform>
            <numerusform>حدثان</numerusform>
            <numerusform>%Ln أحداث</numerusform>
            <numerusform>%Ln حدثًا</numerusform>
            <numerusform>%Ln حدث</numerusform>
        </translation>
    </message>
    <message>
        <source>Off</source>
        <translation>متوقفة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>لا إخفاق</numerusform>
            <numerusform>إخفاق واحد</numerusform>
            <numerusform>إخفاقان</numerusform>
            <numerusform>%Ln إخفاقات</numerusform>
            <numerusform>%Ln إخفاقًا</numerusform>
            <numerusform>%Ln إخفاق</numerusform>
        </translation>
    </message>
    <message>
        <source>On</source>
        <translation>مفعّلة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending</source>
        <translation>
            <numerusform>لا معلّق</numerusform>
            <numerusform>واحد معلّق</numerusform>
            <numerusform>اثنان معلّقان</numerusform>
            <numerusform>%Ln معلّقة</numerusform>
            <numerusform>%Ln معلّقًا</numerusform>
            <numerusform>%Ln معلّق</numerusform>
        </translation>
    </message>
    <message>
        <source>next attempt %1</source>
        <translation>المحاولة التالية %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>Session created</source>
        <translation>إنشاء جلسة</translation>
    </message>
    <message>
        <source>Session escalated</source>
        <translation>تصعيد جلسة</translation>
    </message>
    <message>
        <source>Session resolved</source>
        <translation>حل جلسة</translation>
    </message>
    <message>
        <source>Session abandoned (customer stopped replying)</source>
        <translation>تخلّي عن جلسة (توقّف العميل عن الرد)</translation>
    </message>
    <message>
        <source>Session closed, with statistics</source>
        <translation>إغلاق جلسة، مع إحصاءاتها</translation>
    </message>
    <message>
        <source>Session created (platform format)</source>
        <translation>إنشاء جلسة (بصيغة المنصة)</translation>
    </message>
    <message>
        <source>Message created</source>
        <translation>رسالة جديدة</translation>
    </message>
    <message>
        <source>Session escalated, with ticket</source>
        <translation>تصعيد جلسة، مع التذكرة</translation>
    </message>
    <message>
        <source>Case with high or urgent priority</source>
        <translation>حالة ذات أولوية عالية أو عاجلة</translation>
    </message>
    <message>
        <source>Customer message with negative sentiment</source>
        <translation>رسالة عميل بمشاعر سلبية</translation>
    </message>
    <message>
        <source>Never (fetching is off)</source>
        <translation>أبدًا (الجلب متوقف)</translation>
    </message>
    <message>
        <source>Not since the server started</source>
        <translation>ليس بعد منذ بدء الخادم</translation>
    </message>
    <message>
        <source>None since the server started</source>
        <translation>لا شيء منذ بدء الخادم</translation>
    </message>
    <message>
        <source>None</source>
        <comment>none of the mails or texts</comment>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>no sender</source>
        <translation>بلا مرسل</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>بلا موضوع</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>بريد</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>رسالة نصية</translation>
    </message>
    <message>
        <source>more than %1 from this sender within an hour</source>
        <translation>أكثر من %1 من هذا المرسل خلال ساعة</translation>
    </message>
    <message>
        <source>no reply address</source>
        <translation>لا عنوان للرد</translation>
    </message>
    <message>
        <source>sent from this account</source>
        <translation>مُرسلة من هذا الحساب</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>بلا نص</translation>
    </message>
    <message>
        <source>delivery failure notice</source>
        <translation>إشعار بتعذّر التسليم</translation>
    </message>
    <message>
        <source>automatic e-mail: %1</source>
        <comment>by which mark</comment>
        <translation>بريد آلي: %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::IntegrationsPage</name>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Text messages</source>
        <translation>الرسائل النصية</translation>
    </message>
    <message>
        <source>Integration sections</source>
        <translation>أقسام التكامل</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>المتجاهَلة</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::KeyHelp</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Find a shortcut</source>
        <translation>ابحث عن اختصار</translation>
    </message>
    <message>
        <source>No shortcuts found.</source>
        <translation>لا توجد اختصارات مطابقة.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::KeySettings</name>
    <message>
        <source>Reassign</source>
        <translation>إعادة التعيين</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Reset all shortcuts</source>
        <translation>إعادة تعيين كل الاختصارات</translation>
    </message>
    <message>
        <source>To change a shortcut, select its field and press the new keys. Press Backspace to remove it.</source>
        <translation>لتغيير اختصار، حدّد حقله واضغط المفاتيح الجديدة. اضغط Backspace لإزالته.</translation>
    </message>
    <message>
        <source>Shortcut for %1</source>
        <translation>اختصار %1</translation>
    </message>
    <message>
        <source>%1 is assigned to “%2”. Reassign it to “%3”?</source>
        <translation>الاختصار %1 معيّن لـ «%2». أتريد تعيينه لـ «%3»؟</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::IgnoredMessagesSection</name>
    <message>
        <source>Ignored e-mails and text messages</source>
        <translation>رسائل البريد والرسائل النصية المتجاهَلة</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>عرض المزيد</translation>
    </message>
    <message>
        <source>No ignored messages</source>
        <translation>لا رسائل متجاهَلة</translation>
    </message>
    <message>
        <source>Every incoming e-mail and text message was accepted. Automatic e-mails and other messages that are not conversations are listed here.</source>
        <translation>قُبلت كل رسائل البريد والرسائل النصية الواردة. تُدرج هنا رسائل البريد الآلية وغيرها مما ليس محادثة.</translation>
    </message>
    <message>
        <source>Show older messages</source>
        <translation>عرض رسائل أقدم</translation>
    </message>
    <message>
        <source>E-mails and text messages that were not answered, and why</source>
        <translation>رسائل البريد والرسائل النصية التي لم يُرد عليها، والسبب</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Refresh the list of ignored messages</source>
        <translation>تحديث قائمة الرسائل المتجاهَلة</translation>
    </message>
    <message>
        <source>The list could not be refreshed.</source>
        <translation>تعذر تحديث القائمة.</translation>
    </message>
    <message>
        <source>Older messages could not be loaded.</source>
        <translation>تعذّر تحميل الرسائل الأقدم.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::LoadedSection</name>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::LocalModelsCard</name>
    <message>
        <source>Search again</source>
        <translation>البحث مجددًا</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>على هذا الجهاز</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>%1 (port %2)</source>
        <translation>%1 (المنفذ %2)</translation>
    </message>
    <message>
        <source>The search for local models is off. Turn it on with the server setting local-model-servers.</source>
        <translation>البحث عن النماذج المحلية متوقف. فعّله بإعداد الخادم local-model-servers.</translation>
    </message>
    <message>
        <source>No model servers found on the server&apos;s machine. Searched for %1. Start one, for example with “ollama serve”, or start Tierdesk with --local-model FILE.gguf.</source>
        <translation>لم يُعثر على أي خادم نماذج على جهاز الخادم. شمل البحث: %1. شغّل واحدًا، مثلًا بالأمر «ollama serve»، أو شغّل Tierdesk مع ‎--local-model FILE.gguf.</translation>
    </message>
    <message>
        <source>llama-server is not installed on the server. Install llama.cpp, or set the program path with --llama-server.</source>
        <translation>برنامج llama-server غير مثبّت على الخادم. ثبّت llama.cpp، أو حدّد مسار البرنامج بالخيار ‎--llama-server.</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>جارٍ تحميل النموذج…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Not responding</source>
        <translation>لا يستجيب</translation>
    </message>
    <message>
        <source>Stopped; it restarts automatically</source>
        <translation>توقّف؛ يُعاد تشغيله تلقائيًا</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 من الذاكرة</translation>
    </message>
    <message>
        <source>%1 tokens per second</source>
        <translation>%1 رمز في الثانية</translation>
    </message>
    <message numerus="yes">
        <source>restarted %Ln times</source>
        <translation>
            <numerusform>لم يُعد تشغيله</numerusform>
            <numerusform>أُعيد تشغيله مرة واحدة</numerusform>
            <numerusform>أُعيد تشغيله مرتين</numerusform>
            <numerusform>أُعيد تشغيله %Ln مرات</numerusform>
            <numerusform>أُعيد تشغيله %Ln مرة</numerusform>
            <numerusform>أُعيد تشغيله %Ln مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>Last error: %1</source>
        <translation>آخر خطأ: %1</translation>
    </message>
    <message>
        <source>started by Tierdesk</source>
        <translation>شغّله Tierdesk</translation>
    </message>
    <message>
        <source>loading its model</source>
        <translation>يحمّل نموذجه</translation>
    </message>
    <message>
        <source>no model installed</source>
        <translation>لا نموذج مثبّت</translation>
    </message>
    <message>
        <source>%1 tokens of context</source>
        <translation>سياق من %1 رمز</translation>
    </message>
    <message>
        <source>Used for %1</source>
        <translation>مستخدم لـ %1</translation>
    </message>
    <message>
        <source>Use for %1</source>
        <translation>استخدام لـ %1</translation>
    </message>
    <message>
        <source>%1 is no longer available. Search again.</source>
        <translation>لم يعد %1 متاحًا. ابحث مجددًا.</translation>
    </message>
    <message>
        <source>%1 is now the first choice for %2.</source>
        <translation>أصبح %1 الخيار الأول لـ %2.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::MailForm</name>
    <message>
        <source>Trusted relay</source>
        <translation>خادم البريد الموثوق</translation>
    </message>
    <message>
        <source>Senders are verified if this relay's Authentication-Results header says dmarc=pass. If empty, no sender is verified.</source>
        <translation>يُعدّ المرسل موثّقًا عندما يذكر Authentication-Results لهذا الخادم dmarc=pass. فارغ: لا أحد.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Last mailbox check</source>
        <translation>آخر فحص لصندوق البريد</translation>
    </message>
    <message>
        <source>Last successful check</source>
        <translation>آخر فحص ناجح</translation>
    </message>
    <message>
        <source>Queued e-mails</source>
        <translation>رسائل بانتظار الإرسال</translation>
    </message>
    <message>
        <source>Failed e-mails</source>
        <translation>رسائل فشل إرسالها</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>آخر خطأ</translation>
    </message>
    <message>
        <source>Mail account</source>
        <translation>حساب البريد</translation>
    </message>
    <message>
        <source>Receive and answer e-mails</source>
        <translation>استلام رسائل البريد والرد عليها</translation>
    </message>
    <message>
        <source>While this is off, no e-mails are fetched and outgoing e-mails are queued.</source>
        <translation>ما دام هذا متوقفًا لا تُجلب رسائل، وتنتظر الرسائل الصادرة.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Customers write to this address. Replies are sent from it.</source>
        <translation>يكتب العملاء إلى هذا العنوان، وتُرسل الردود منه.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Sender name. If empty, the company name is used.</source>
        <translation>اسم المرسل. إن تُرك فارغًا يُستخدم اسم الشركة.</translation>
    </message>
    <message>
        <source>Outgoing (SMTP)</source>
        <translation>الصادر (SMTP)</translation>
    </message>
    <message>
        <source>Incoming (IMAP)</source>
        <translation>الوارد (IMAP)</translation>
    </message>
    <message>
        <source>If empty, no e-mails are fetched. Sending still works.</source>
        <translation>إن تُرك فارغًا لا تُجلب رسائل، ويبقى الإرسال ممكنًا.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>Check every</source>
        <translation>الفحص كل</translation>
    </message>
    <message>
        <source>s</source>
        <translation>ث</translation>
    </message>
    <message>
        <source>E-mails per sender and hour</source>
        <translation>رسائل المرسل الواحد في الساعة</translation>
    </message>
    <message>
        <source>Further e-mails are recorded but not answered.</source>
        <translation>ما زاد يُسجَّل ولا يُرد عليه.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>المنفذ</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>الأمان</translation>
    </message>
    <message>
        <source>“None” works only for a server on this machine.</source>
        <translation>«بلا» تعمل فقط مع خادم على هذا الجهاز.</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>None</source>
        <translation>بلا</translation>
    </message>
    <message>
        <source>User</source>
        <translation>المستخدم</translation>
    </message>
    <message>
        <source>If empty, no sign-in takes place.</source>
        <translation>إن تُرك فارغًا لا يُسجَّل الدخول.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Stored on the server and never shown.</source>
        <translation>تُحفظ على الخادم ولا تُعرض أبدًا.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::MainWindow</name>
    <message>
        <source>Tierdesk</source>
        <translation>Tierdesk</translation>
    </message>
    <message numerus="yes">
        <source>(%Ln) Tierdesk</source>
        <translation>
            <numerusform>(%Ln) Tierdesk</numerusform>
            <numerusform>(%Ln) Tierdesk</numerusform>
            <numerusform>(%Ln) Tierdesk</numerusform>
            <numerusform>(%Ln) Tierdesk</numerusform>
            <numerusform>(%Ln) Tierdesk</numerusform>
            <numerusform>(%Ln) Tierdesk</numerusform>
        </translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again to continue.</source>
        <translation>انتهت جلستك. سجّل الدخول من جديد للمتابعة.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>“%1” was open and was not completed. Your input was lost.</source>
        <translation>كانت نافذة «%1» مفتوحة ولم تُنفَّذ. ضاع ما أدخلته.</translation>
    </message>
    <message>
        <source>“%1” was being sent. Open the case to see whether it was completed.</source>
        <translation>كان «%1» قيد الإرسال. افتح الحالة لتعرف هل نُفِّذ.</translation>
    </message>
    <message>
        <source>Drafts cannot be saved</source>
        <translation>تعذّر حفظ المسودات</translation>
    </message>
    <message>
        <source>Your drafts cannot be saved to disk: %1. If you quit now, they are lost. Free up disk space, or copy what you need.</source>
        <translation>تعذّر حفظ مسوداتك على القرص: %1. إذا أنهيت البرنامج الآن فستضيع. وفّر مساحة على القرص، أو انسخ ما تحتاج إليه.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Quit without saving</source>
        <translation>إنهاء دون حفظ</translation>
    </message>
    <message>
        <source>“%1” was open and was not completed. Your input is saved and will be there when you open it again.</source>
        <translation>كانت نافذة «%1» مفتوحة ولم تُنفَّذ. ما أدخلته محفوظ، وستجده عند فتحها من جديد.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ModelRulesField</name>
    <message>
        <source>Complexity from, rule %1</source>
        <translation>التعقيد من، القاعدة %1</translation>
    </message>
    <message>
        <source>0 is a greeting, 1 is the most complex request</source>
        <translation>٠ تحية، و١ الطلب الأكثر تعقيدًا</translation>
    </message>
    <message>
        <source>Any complexity</source>
        <translation>أي تعقيد</translation>
    </message>
    <message>
        <source>complexity from </source>
        <translation>التعقيد من </translation>
    </message>
    <message>
        <source>Sentiment, rule %1</source>
        <translation>المشاعر، القاعدة %1</translation>
    </message>
    <message>
        <source>Any sentiment</source>
        <translation>كل المشاعر</translation>
    </message>
    <message>
        <source>Topic, rule %1</source>
        <translation>الموضوع، القاعدة %1</translation>
    </message>
    <message>
        <source>Any topic</source>
        <translation>كل الموضوعات</translation>
    </message>
    <message>
        <source>Tier, rule %1</source>
        <translation>المستوى، القاعدة %1</translation>
    </message>
    <message>
        <source>Any tier</source>
        <translation>كل المستويات</translation>
    </message>
    <message>
        <source>then</source>
        <comment>between a condition and a model</comment>
        <translation>إذن</translation>
    </message>
    <message>
        <source>Model, rule %1</source>
        <translation>النموذج، القاعدة %1</translation>
    </message>
    <message>
        <source>the small model</source>
        <translation>النموذج الصغير</translation>
    </message>
    <message>
        <source>the large model</source>
        <translation>النموذج الكبير</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ModelSettings</name>
    <message>
        <source>The models could not be refreshed. %1</source>
        <translation>تعذّر تحديث النماذج. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::MoodToday</name>
    <message>
        <source>Sentiment today</source>
        <translation>المشاعر اليوم</translation>
    </message>
    <message>
        <source>1 message, %1</source>
        <translation>رسالة واحدة، %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages, %1 on average</source>
        <translation>
            <numerusform>لا رسائل، بمتوسط %1</numerusform>
            <numerusform>رسالة واحدة، بمتوسط %1</numerusform>
            <numerusform>رسالتان، بمتوسط %1</numerusform>
            <numerusform>%Ln رسائل، بمتوسط %1</numerusform>
            <numerusform>%Ln رسالة، بمتوسط %1</numerusform>
            <numerusform>%Ln رسالة، بمتوسط %1</numerusform>
        </translation>
    </message>
    <message>
        <source>No customer messages today yet.</source>
        <translation>لا رسائل من العملاء اليوم بعد.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::NoticeSettings</name>
    <message>
        <source>Notify me of</source>
        <translation>أعلمني بـ</translation>
    </message>
    <message>
        <source>Every escalation</source>
        <translation>كل تصعيد</translation>
    </message>
    <message>
        <source>VIPs only</source>
        <translation>العملاء المميّزون فقط</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>تشغيل صوت</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>الاستمرار في شريط النظام</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Shows a desktop notification when a case that is not on your screen starts waiting. Several at once are combined.</source>
        <translation>يعرض إشعارًا على سطح المكتب حين تبدأ حالة ليست على شاشتك في الانتظار. وتُجمع الحالات المتزامنة في إشعار واحد.</translation>
    </message>
    <message>
        <source>Plays your desktop&apos;s sound for new messages.</source>
        <translation>يشغّل صوت الرسائل الجديدة في سطح مكتبك.</translation>
    </message>
    <message>
        <source>When you close the window, the tray icon stays and shows the number of waiting cases.</source>
        <translation>عند إغلاق النافذة تبقى الأيقونة وتعرض عدد الحالات المنتظرة.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Notices</name>
    <message>
        <source>VIP</source>
        <translation>مميّز</translation>
    </message>
    <message>
        <source>%1 is waiting for an agent</source>
        <translation>%1 بانتظار موظف بشري</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1</numerusform>
            <numerusform>%1 وواحد آخر</numerusform>
            <numerusform>%1 واثنان آخران</numerusform>
            <numerusform>%1 و%Ln آخرون</numerusform>
            <numerusform>%1 و%Ln آخرون</numerusform>
            <numerusform>%1 و%Ln آخرون</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new escalations</source>
        <translation>
            <numerusform>لا تصعيدات جديدة</numerusform>
            <numerusform>تصعيد جديد</numerusform>
            <numerusform>تصعيدان جديدان</numerusform>
            <numerusform>%Ln تصعيدات جديدة</numerusform>
            <numerusform>%Ln تصعيدًا جديدًا</numerusform>
            <numerusform>%Ln تصعيد جديد</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::OfflineStrip</name>
    <message>
        <source>Not connected to %1. The data shown may be out of date. What you write is saved.</source>
        <translation>لا اتصال بـ %1. قد تكون البيانات المعروضة قديمة. ما تكتبه محفوظ.</translation>
    </message>
    <message>
        <source>%1 Next try in %2&#xa0;s.</source>
        <translation>%1 المحاولة التالية بعد&#xa0;%2&#xa0;ث.</translation>
    </message>
    <message>
        <source>%1 Trying again…</source>
        <translation>%1 تُعاد المحاولة…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>حاول الآن</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::OrderSections</name>
    <message>
        <source>Subscriptions</source>
        <translation>الاشتراكات</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>الطلب %1</translation>
    </message>
    <message>
        <source>renews %1</source>
        <comment>a day</comment>
        <translation>يتجدد %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Pages</name>
    <message>
        <source>Queue</source>
        <translation>قائمة الانتظار</translation>
    </message>
    <message>
        <source>Escalations</source>
        <translation>التصعيدات</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>الجلسات</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>لوحة المعلومات</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>المستويات</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>الردود المحفوظة</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>التدريب</translation>
    </message>
    <message>
        <source>Integrations</source>
        <translation>التكاملات</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::PaletteModel</name>
    <message>
        <source>Command</source>
        <translation>أمر</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>جلسة</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الطلب</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::PricesCard</name>
    <message>
        <source>Prices</source>
        <translation>الأسعار</translation>
    </message>
    <message>
        <source>Save prices</source>
        <translation>حفظ الأسعار</translation>
    </message>
    <message>
        <source>In US dollars per million tokens. Your prices override the built-in ones. A model without a price counts as free, or as an expensive model if a budget is set.</source>
        <translation>بالدولار الأمريكي لكل مليون رمز. أسعارك تسبق الأسعار المدمجة. يُحسب النموذج الذي لا سعر له مجانيًا، أو نموذجًا غاليًا إذا حُددت ميزانية.</translation>
    </message>
    <message>
        <source>Model prices</source>
        <translation>أسعار النماذج</translation>
    </message>
    <message>
        <source>Enter a model name for each price.</source>
        <translation>أدخل اسم نموذج لكل سعر.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::PricesField</name>
    <message>
        <source>Input</source>
        <comment>price of tokens that the model reads</comment>
        <translation>الإدخال</translation>
    </message>
    <message>
        <source>Output</source>
        <comment>price of tokens that the model writes</comment>
        <translation>الإخراج</translation>
    </message>
    <message>
        <source>Cached</source>
        <comment>price of tokens that are read from a cache</comment>
        <translation>من الذاكرة</translation>
    </message>
    <message>
        <source>Cache write</source>
        <comment>price of tokens that are written to a cache</comment>
        <translation>إلى الذاكرة</translation>
    </message>
    <message>
        <source>Long from</source>
        <comment>number of tokens from which a request is long</comment>
        <translation>طويل من</translation>
    </message>
    <message>
        <source>Factor</source>
        <comment>price factor of a long request</comment>
        <translation>المعامل</translation>
    </message>
    <message>
        <source>Add price</source>
        <translation>إضافة سعر</translation>
    </message>
    <message>
        <source>No prices of your own. The built-in prices below apply.</source>
        <translation>لا أسعار خاصة بك. تسري الأسعار المدمجة أدناه.</translation>
    </message>
    <message>
        <source>Built-in prices, as of %1: %2</source>
        <translation>الأسعار المدمجة، بتاريخ %1: %2</translation>
    </message>
    <message>
        <source>Model name or prefix</source>
        <translation>اسم النموذج أو بدايته</translation>
    </message>
    <message>
        <source>Model, price %1</source>
        <translation>النموذج، السعر %1</translation>
    </message>
    <message>
        <source>%1, price %2</source>
        <translation>%1، السعر %2</translation>
    </message>
    <message>
        <source>never</source>
        <comment>no request counts as long</comment>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>Remove price %1</source>
        <translation>إزالة السعر %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::PriorityRulesField</name>
    <message>
        <source>Reason, rule %1</source>
        <translation>السبب، القاعدة %1</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>أي سبب</translation>
    </message>
    <message>
        <source>Sentiment, rule %1</source>
        <translation>المشاعر، القاعدة %1</translation>
    </message>
    <message>
        <source>Any sentiment</source>
        <translation>كل المشاعر</translation>
    </message>
    <message>
        <source>VIPs</source>
        <translation>العملاء المميّزون</translation>
    </message>
    <message>
        <source>Older than, rule %1</source>
        <translation>أقدم من، القاعدة %1</translation>
    </message>
    <message>
        <source>Any age</source>
        <translation>أي عمر</translation>
    </message>
    <message>
        <source>&gt; </source>
        <translation>&gt; </translation>
    </message>
    <message>
        <source> min</source>
        <translation> د</translation>
    </message>
    <message>
        <source>Priority, rule %1</source>
        <translation>الأولوية، القاعدة %1</translation>
    </message>
    <message>
        <source>not VIPs</source>
        <translation>غير المميّزين</translation>
    </message>
    <message>
        <source>older than %1 min</source>
        <translation>أقدم من %1 د</translation>
    </message>
    <message>
        <source>always</source>
        <translation>دائمًا</translation>
    </message>
    <message>
        <source>then</source>
        <comment>between a condition and a priority</comment>
        <translation>إذن</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ProfileSettings</name>
    <message>
        <source>Profile</source>
        <translation>الملف الشخصي</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>الحضور</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>الجلسة</translation>
    </message>
    <message>
        <source>While you are away, you are not assigned new cases. Colleagues can see your status.</source>
        <translation>ما دمت غائبًا لا تُسند إليك حالات جديدة. ويرى الزملاء حالتك.</translation>
    </message>
    <message>
        <source>Removes your sign-in from this computer.</source>
        <translation>يزيل تسجيل دخولك من هذا الجهاز.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ProviderCard</name>
    <message>
        <source>Mask personal data</source>
        <translation>إخفاء البيانات الشخصية</translation>
    </message>
    <message>
        <source>Claude (Messages API)</source>
        <translation>Claude (Messages API)</translation>
    </message>
    <message>
        <source>Chat completions</source>
        <translation>إكمال المحادثات (Chat completions)</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>مفتاح API</translation>
    </message>
    <message>
        <source>Remove provider</source>
        <translation>إزالة المزود</translation>
    </message>
    <message>
        <source>Fetch models</source>
        <translation>جلب النماذج</translation>
    </message>
    <message>
        <source>Save provider</source>
        <translation>حفظ المزود</translation>
    </message>
    <message>
        <source>Model providers</source>
        <translation>مزودو النماذج</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>المزود</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Use a-z, 0-9 and -. The name cannot be changed later.</source>
        <translation>استخدم a-z و0-9 و-. لا يمكن تغيير الاسم لاحقًا.</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>البروتوكول</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Include the version: https://api.anthropic.com/v1</source>
        <translation>مع رقم الإصدار: https://api.anthropic.com/v1</translation>
    </message>
    <message>
        <source>Small model</source>
        <translation>النموذج الصغير</translation>
    </message>
    <message>
        <source>For simple requests.</source>
        <translation>للطلبات البسيطة.</translation>
    </message>
    <message>
        <source>Large model</source>
        <translation>النموذج الكبير</translation>
    </message>
    <message>
        <source>For complex requests. If empty, the small model is used.</source>
        <translation>للطلبات المعقدة. إن تُرك فارغًا يُستخدم النموذج الصغير.</translation>
    </message>
    <message>
        <source>Card and phone numbers and addresses do not leave this server.</source>
        <translation>لا تغادر أرقام البطاقات والهواتف والعناوين هذا الخادم.</translation>
    </message>
    <message>
        <source>Stored on the server and never shown. Used only for this address.</source>
        <translation>يُحفظ على الخادم ولا يُعرض أبدًا. يُستخدم لهذا العنوان وحده.</translation>
    </message>
    <message>
        <source>New provider</source>
        <translation>مزود جديد</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>محدد</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>غير محدد</translation>
    </message>
    <message>
        <source>No providers yet. The built-in responder answers on every tier, and no data leaves this server.</source>
        <translation>لا مزودين بعد. يجيب المجيب المدمج في كل مستوى، ولا تغادر أي بيانات هذا الخادم.</translation>
    </message>
    <message>
        <source>New provider. Save it to use it.</source>
        <translation>مزود جديد. احفظه لاستخدامه.</translation>
    </message>
    <message>
        <source>%1 needs an API key before it can be used.</source>
        <translation>يحتاج %1 إلى مفتاح API قبل استخدامه.</translation>
    </message>
    <message>
        <source>%1 is paused for a while after repeated failures.</source>
        <translation>%1 موقوف مؤقتًا بعد إخفاقات متكررة.</translation>
    </message>
    <message>
        <source>%1 is ready.</source>
        <translation>%1 جاهز.</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>حُفظ %1.</translation>
    </message>
    <message>
        <source>%1 is still in use by a tier. Choose another provider for that tier first.</source>
        <translation>لا يزال أحد المستويات يستخدم %1. اختر لهذا المستوى مزودًا آخر أولًا.</translation>
    </message>
    <message>
        <source>%1 and its API key were removed.</source>
        <translation>أُزيل %1 ومفتاح API الخاص به.</translation>
    </message>
    <message numerus="yes">
        <source>The provider offers %Ln models.</source>
        <translation>
            <numerusform>لا يقدم المزود أي نموذج.</numerusform>
            <numerusform>يقدم المزود نموذجًا واحدًا.</numerusform>
            <numerusform>يقدم المزود نموذجين.</numerusform>
            <numerusform>يقدم المزود %Ln نماذج.</numerusform>
            <numerusform>يقدم المزود %Ln نموذجًا.</numerusform>
            <numerusform>يقدم المزود %Ln نموذج.</numerusform>
        </translation>
    </message>
    <message>
        <source>No price is set for %1.</source>
        <translation>لم يُحدد سعر %1.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::QueueDelegate</name>
    <message>
        <source>Draft</source>
        <comment>something is written and not sent</comment>
        <translation>مسودة</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::QueueModel</name>
    <message>
        <source>time left %1</source>
        <translation>المتبقي %1</translation>
    </message>
    <message>
        <source>unsent draft</source>
        <translation>مسودة لم تُرسل</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>دورك</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::QueuePage</name>
    <message>
        <source>Queue views</source>
        <translation>عروض القائمة</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>view, key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>الحالات</translation>
    </message>
    <message>
        <source>No case selected</source>
        <translation>لم تُحدَّد أي حالة</translation>
    </message>
    <message>
        <source>Select a case in the list to see its conversation and details.</source>
        <translation>اختر حالة من القائمة لعرض محادثتها وتفاصيلها.</translation>
    </message>
    <message>
        <source>Refresh the queue</source>
        <translation>تحديث القائمة</translation>
    </message>
    <message>
        <source>View: %1</source>
        <translation>العرض: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>No cases waiting</source>
        <translation>لا حالات منتظرة</translation>
    </message>
    <message>
        <source>The AI is handling all conversations. Cases that need a human agent appear here.</source>
        <translation>الذكاء الاصطناعي يتولى كل المحادثات. وتظهر هنا الحالات التي تحتاج إلى موظف بشري.</translation>
    </message>
    <message>
        <source>No cases assigned to you</source>
        <translation>ليست لديك أي حالة</translation>
    </message>
    <message>
        <source>No cases assigned to the team</source>
        <translation>ليست لدى الفريق أي حالة</translation>
    </message>
    <message>
        <source>Cases assigned to you and your colleagues appear here.</source>
        <translation>تظهر هنا الحالات التي لديك ولدى زملائك.</translation>
    </message>
    <message>
        <source>No snoozed cases</source>
        <translation>لا حالات مؤجلة</translation>
    </message>
    <message>
        <source>Snoozed cases are listed here until their time is up.</source>
        <translation>تُعرض الحالات المؤجلة هنا حتى ينتهي وقت تأجيلها.</translation>
    </message>
    <message>
        <source>The queue could not be refreshed.</source>
        <translation>تعذر تحديث القائمة.</translation>
    </message>
    <message>
        <source>Select a case under Waiting and claim it with&#xa0;C.</source>
        <translation>اختر حالة من «المنتظرة» واستلمها بالمفتاح&#xa0;C.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>page, key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::RepliesList</name>
    <message>
        <source>Search saved replies</source>
        <translation>البحث في الردود المحفوظة</translation>
    </message>
    <message>
        <source>Shortcut or words (/)</source>
        <translation>اختصار، كلمة (/)</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>Write a new saved reply</source>
        <translation>كتابة رد محفوظ جديد</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>الردود المحفوظة</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>No saved replies contain these words.</source>
        <translation>لا يوجد رد محفوظ فيه هذه الكلمات.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>عرض الكل</translation>
    </message>
    <message>
        <source>No saved replies yet</source>
        <translation>لا ردود محفوظة بعد</translation>
    </message>
    <message>
        <source>Save text that you use often. Type / in a reply to insert it.</source>
        <translation>احفظ النصوص التي تستخدمها كثيرًا. اكتب / في أي رد لإدراجها.</translation>
    </message>
    <message>
        <source>Supervisors can create saved replies. Type / in a reply to insert one.</source>
        <translation>يمكن للمشرفين إنشاء ردود محفوظة. اكتب / في أي رد لإدراج أحدها.</translation>
    </message>
    <message>
        <source>Create saved reply</source>
        <translation>إنشاء رد محفوظ</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::RepliesModel</name>
    <message>
        <source>Not saved</source>
        <translation>غير محفوظ</translation>
    </message>
    <message>
        <source>%1, %2, not saved</source>
        <translation>%1، %2، غير محفوظ</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::RepliesPage</name>
    <message>
        <source>Write a new saved reply</source>
        <translation>كتابة رد محفوظ جديد</translation>
    </message>
    <message>
        <source>Save the reply</source>
        <translation>حفظ الرد</translation>
    </message>
    <message>
        <source>Search saved replies</source>
        <translation>البحث في الردود المحفوظة</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>تحديث القائمة</translation>
    </message>
    <message>
        <source>Someone deleted this reply. You can save your text as a new reply.</source>
        <translation>حذف أحدهم هذا الرد. يمكنك حفظ نصك ردًّا جديدًا.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>إخفاء</translation>
    </message>
    <message>
        <source>Someone else changed this reply in the meantime. Your text is kept. If you save now, you overwrite their changes.</source>
        <translation>غيّر شخص آخر هذا الرد في هذه الأثناء. نصك باقٍ. إذا حفظت الآن فسيحل نصك محل تغييراته.</translation>
    </message>
    <message>
        <source>Another saved reply already uses this shortcut.</source>
        <translation>يستخدم رد آخر هذا الاختصار بالفعل.</translation>
    </message>
    <message>
        <source>Not saved. Your text is kept.</source>
        <translation>لم يُحفظ. نصك باقٍ.</translation>
    </message>
    <message>
        <source>Delete /%1?</source>
        <translation>أتريد حذف ⁦/%1⁩؟</translation>
    </message>
    <message>
        <source>“%1” will be deleted for everyone. Replies that were already sent do not change.</source>
        <translation>سيُحذف «%1» لدى الجميع. ولا تتغير الردود المُرسلة.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Not deleted.</source>
        <translation>لم يُحذف.</translation>
    </message>
    <message>
        <source>No saved reply selected</source>
        <translation>لم يُحدَّد أي رد محفوظ</translation>
    </message>
    <message>
        <source>Select a saved reply to edit it, or press N to create one.</source>
        <translation>اختر ردًّا محفوظًا لتحريره، أو اضغط N لإنشاء رد جديد.</translation>
    </message>
    <message>
        <source>Select a saved reply to read it.</source>
        <translation>اختر ردًّا محفوظًا لقراءته.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ReplyEditor</name>
    <message>
        <source>refund-approved</source>
        <translation>refund-approved</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <source>Placeholders, filled in when the reply is used: %1</source>
        <translation>عناصر تُملأ عند استخدام الرد: %1</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>حذف…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Shortcut, typed after /</source>
        <translation>الاختصار، يُكتب بعد /</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>Customer preview</source>
        <translation>معاينة كما يراها العميل</translation>
    </message>
    <message>
        <source>New saved reply</source>
        <translation>رد محفوظ جديد</translation>
    </message>
    <message>
        <source>The shortcut cannot be changed</source>
        <translation>لا يمكن تغيير الاختصار</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>جارٍ الحفظ…</translation>
    </message>
    <message>
        <source>Dana Whitfield</source>
        <comment>a customer&apos;s name, as an example</comment>
        <translation>Dana Whitfield</translation>
    </message>
    <message>
        <source>No text yet</source>
        <translation>لا نص بعد</translation>
    </message>
    <message>
        <source>Too long to save: %1 of at most %2 characters</source>
        <translation>أطول من أن يُحفظ: %1 من %2 حرفًا كحد أقصى</translation>
    </message>
    <message>
        <source>1 character</source>
        <translation>حرف واحد</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>لا حروف</numerusform>
            <numerusform>حرف واحد</numerusform>
            <numerusform>حرفان</numerusform>
            <numerusform>%Ln أحرف</numerusform>
            <numerusform>%Ln حرفًا</numerusform>
            <numerusform>%Ln حرف</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between placeholders</comment>
        <translation>، </translation>
    </message>
    <message>
        <source>Everyone can use saved replies. Supervisors can edit them.</source>
        <translation>الردود المحفوظة متاحة للجميع. ويمكن للمشرفين تحريرها.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ResolveDialog</name>
    <message>
        <source>Resolve this case</source>
        <translation>حل هذه الحالة</translation>
    </message>
    <message>
        <source>Resolve %1 cases</source>
        <translation>حل الحالات (%1)</translation>
    </message>
    <message>
        <source>Leave empty to keep each case&apos;s own summary.</source>
        <translation>اتركه فارغًا لتحتفظ كل حالة بملخصها.</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>الملخص</translation>
    </message>
    <message>
        <source>The summary can have at most %1 characters. Yours has %2.</source>
        <translation>الحد الأقصى لأحرف الملخص %1، وفي هذا %2.</translation>
    </message>
    <message>
        <source>Follow up: return the case to the queue on</source>
        <translation>المتابعة: إعادة الحالة إلى القائمة في</translation>
    </message>
    <message>
        <source>Follow-up time</source>
        <translation>موعد المتابعة</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>format of a day and time to be typed</comment>
        <translation>dd/MM/yyyy HH:mm</translation>
    </message>
    <message>
        <source>The follow-up time must be in the future.</source>
        <translation>يجب أن يكون موعد المتابعة في المستقبل.</translation>
    </message>
    <message>
        <source>Resolving…</source>
        <translation>جارٍ الحل…</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>حُلّت</translation>
    </message>
    <message>
        <source>Resolve %1</source>
        <comment>so many cases</comment>
        <translation>حل %1</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>حلّ</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::RulesCard</name>
    <message>
        <source>Model selection</source>
        <translation>اختيار النموذج</translation>
    </message>
    <message>
        <source>Save rules</source>
        <translation>حفظ القواعد</translation>
    </message>
    <message>
        <source>The first matching rule applies. If no rule matches, the small model answers.</source>
        <translation>تسري أول قاعدة تنطبق. وإن لم تنطبق أي قاعدة يجيب النموذج الصغير.</translation>
    </message>
    <message>
        <source>Model selection rules</source>
        <translation>قواعد اختيار النموذج</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::RulesField</name>
    <message>
        <source>Add rule</source>
        <translation>إضافة قاعدة</translation>
    </message>
    <message>
        <source>%1 or worse</source>
        <comment>a sentiment</comment>
        <translation>%1 أو أسوأ</translation>
    </message>
    <message>
        <source>Customer, rule %1</source>
        <translation>العميل، القاعدة %1</translation>
    </message>
    <message>
        <source>Any customer</source>
        <translation>أي عميل</translation>
    </message>
    <message>
        <source>VIPs</source>
        <translation>العملاء المميّزون</translation>
    </message>
    <message>
        <source>Not VIPs</source>
        <translation>غير المميّزين</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>القاعدة %1</translation>
    </message>
    <message>
        <source>Move rule %1 up</source>
        <translation>نقل القاعدة %1 إلى أعلى</translation>
    </message>
    <message>
        <source>Move rule %1 down</source>
        <translation>نقل القاعدة %1 إلى أسفل</translation>
    </message>
    <message>
        <source>Remove rule %1</source>
        <translation>حذف القاعدة %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SavedReplyPopup</name>
    <message>
        <source>Saved replies</source>
        <translation>الردود المحفوظة</translation>
    </message>
    <message>
        <source>%1, slash %2</source>
        <comment>a saved reply</comment>
        <translation>%1، شرطة مائلة %2</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SecretDialog</name>
    <message>
        <source>Endpoint secret</source>
        <translation>سر نقطة الاستقبال</translation>
    </message>
    <message>
        <source>The secret is shown only once. The old secret also signs deliveries for 24 hours. Update the receiver before then.</source>
        <translation>يُعرض السر مرة واحدة فقط. ويوقّع السر القديم الإرسالات أيضًا لمدة 24 ساعة. حدّث الجهة المستقبِلة قبل ذلك.</translation>
    </message>
    <message>
        <source>The secret is shown only once. The receiver uses it to verify that deliveries are authentic and unmodified.</source>
        <translation>يُعرض السر مرة واحدة فقط. تستخدمه الجهة المستقبِلة للتحقق من أن الإرسالات أصلية ولم تُعدَّل.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>السر</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SecretField</name>
    <message>
        <source>Removed when you save</source>
        <translation>تُزال عند الحفظ</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>معيّنة</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>غير معيّنة</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>إبقاء</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SentimentChart</name>
    <message>
        <source>Sentiment over time</source>
        <translation>مسار المشاعر</translation>
    </message>
    <message>
        <source>No customer message has been evaluated yet.</source>
        <translation>لم تُقيَّم أي رسالة من العميل بعد.</translation>
    </message>
    <message>
        <source>%1 · %2 %3</source>
        <comment>time, glyph, sentiment</comment>
        <translation>%1 | %2 %3</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <comment>when and how, the message</comment>
        <translation>%1: «%2»</translation>
    </message>
    <message>
        <source>Messages: %1. Sentiment: %2.</source>
        <translation>الرسائل: %1. المشاعر: %2.</translation>
    </message>
    <message>
        <source>, then </source>
        <comment>between two sentiments</comment>
        <translation>، ثم </translation>
    </message>
    <message>
        <source>Escalated to %1 at %2.</source>
        <translation>صُعّدت إلى %1 عند %2.</translation>
    </message>
    <message>
        <source>from %1 to %2, at worst %3</source>
        <comment>three sentiments</comment>
        <translation>من %1 إلى %2، وأسوأها %3</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ServerSettings</name>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation>يستمع على</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>مشفّر</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>يعمل منذ</translation>
    </message>
    <message>
        <source>How to change these settings</source>
        <translation>كيفية تغيير هذه الإعدادات</translation>
    </message>
    <message>
        <source>Unknown while the server cannot be reached</source>
        <translation>غير معروف ما دام الوصول إلى الخادم متعذرًا</translation>
    </message>
    <message>
        <source>Yes, with TLS</source>
        <translation>نعم، عبر TLS</translation>
    </message>
    <message>
        <source>No. Use only from this machine or behind a proxy.</source>
        <translation>لا. للاستخدام من هذا الجهاز فقط أو خلف وكيل.</translation>
    </message>
    <message>
        <source>The address and port are set on the server: listen = 127.0.0.1:8080 in the configuration file, the environment variable TIERDESK_LISTEN, or the option --listen. Changes take effect at the next start. To use another server, sign out and enter its address.</source>
        <translation>يُضبط العنوان والمنفذ على الخادم: ‎listen = 127.0.0.1:8080 في ملف الإعداد، أو متغير البيئة TIERDESK_LISTEN، أو الخيار ‎--listen. تسري التغييرات عند التشغيل التالي. لاستخدام خادم آخر، سجّل الخروج وأدخل عنوانه.</translation>
    </message>
    <message>
        <source>This server runs on another machine. Its listen address is set there. To use another server, sign out and enter its address.</source>
        <translation>يعمل هذا الخادم على جهاز آخر. يُضبط عنوان الاستماع هناك. لاستخدام خادم آخر، سجّل الخروج وأدخل عنوانه.</translation>
    </message>
    <message>
        <source>To use another server, sign out and enter its address.</source>
        <translation>لاستخدام خادم آخر، سجّل الخروج وأدخل عنوانه.</translation>
    </message>
    <message>
        <source>Applies at the next start</source>
        <translation>يسري عند التشغيل التالي</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Listen address</source>
        <translation>عنوان الاستماع</translation>
    </message>
    <message>
        <source>127.0.0.1 accepts connections from this machine only. Any other address needs a certificate first.</source>
        <translation>‎127.0.0.1 يقبل الاتصالات من هذا الجهاز فقط. أي عنوان آخر يحتاج إلى شهادة أولًا.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>المنفذ</translation>
    </message>
    <message>
        <source>0 selects any free port, a different one at each start.</source>
        <translation>القيمة ٠ تختار أي منفذ حر، ويختلف عند كل تشغيل.</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>حفظ التغييرات</translation>
    </message>
    <message>
        <source>The running server is not changed.</source>
        <translation>لا يتغير الخادم الجاري تشغيله.</translation>
    </message>
    <message>
        <source>The server was started with %1, which overrides these settings.</source>
        <translation>شُغّل الخادم بالخيار %1، وهو مقدَّم على هذه الإعدادات.</translation>
    </message>
    <message>
        <source>Saved. From the next start, the server listens on %1.</source>
        <translation>تم الحفظ. ابتداءً من التشغيل التالي يستمع الخادم على %1.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>لم يُحفظ: %1</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SessionsList</name>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>لا جلسات بعد</translation>
    </message>
    <message>
        <source>Every customer conversation appears here as soon as it starts, whoever is handling it.</source>
        <translation>تظهر هنا كل محادثة مع عميل فور بدئها، أيًّا كان من يتولاها.</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>No sessions match these filters. Remove a filter to see more.</source>
        <translation>لا جلسات تطابق هذه المرشحات. أزل مرشحًا لعرض المزيد.</translation>
    </message>
    <message>
        <source>Show all sessions</source>
        <translation>عرض كل الجلسات</translation>
    </message>
    <message>
        <source>The list could not be refreshed. %1</source>
        <translation>تعذر تحديث القائمة. %1</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>جلسة واحدة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln sessions</source>
        <translation>
            <numerusform>لا جلسات</numerusform>
            <numerusform>جلسة واحدة</numerusform>
            <numerusform>جلستان</numerusform>
            <numerusform>%Ln جلسات</numerusform>
            <numerusform>%Ln جلسة</numerusform>
            <numerusform>%Ln جلسة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SessionsModel</name>
    <message>
        <source>%1 · VIP</source>
        <comment>customer</comment>
        <translation>%1 | مميّز</translation>
    </message>
    <message>
        <source>empty</source>
        <comment>an empty cell, spoken</comment>
        <translation>فارغة</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>بخصوص</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الوضع</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>المستوى</translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation>المشاعر</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>القناة</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>موظف</translation>
    </message>
    <message>
        <source>Escalation reason</source>
        <translation>سبب التصعيد</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>التقييم</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>Last updated</source>
        <translation>آخر تغيير</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>جلسة</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SessionsPage</name>
    <message>
        <source>Columns</source>
        <translation>الأعمدة</translation>
    </message>
    <message>
        <source>Search sessions</source>
        <translation>البحث في الجلسات</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>تحديث القائمة</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>مسح كل المرشحات</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SessionsTable</name>
    <message>
        <source>Sessions</source>
        <translation>الجلسات</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SettingsPage</name>
    <message>
        <source>Settings sections</source>
        <translation>أقسام الإعدادات</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>الملف الشخصي</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>الاختصارات</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Web chat</source>
        <translation>محادثة الويب</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SidePanel</name>
    <message>
        <source>About this case</source>
        <translation>عن هذه الحالة</translation>
    </message>
    <message>
        <source>Edit the tags</source>
        <translation>تحرير الوسوم</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>الموجز</translation>
    </message>
    <message>
        <source>Sentiment</source>
        <translation>المشاعر</translation>
    </message>
    <message>
        <source>Your authority</source>
        <translation>صلاحيتك</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>No case is open</source>
        <translation>لا حالة مفتوحة</translation>
    </message>
    <message>
        <source>Open a case to see its details here.</source>
        <translation>افتح حالة لعرض تفاصيلها هنا.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>Not connected. This information may be out of date.</source>
        <translation>لا اتصال. قد تكون هذه المعلومات قديمة.</translation>
    </message>
    <message>
        <source>No brief yet. It is written when the case is passed to a human agent.</source>
        <translation>لا موجز بعد. يُكتب حين تصل الحالة إلى موظف بشري.</translation>
    </message>
    <message>
        <source>No brief yet</source>
        <translation>لا موجز بعد</translation>
    </message>
    <message>
        <source>Granted:</source>
        <translation>الممنوح:</translation>
    </message>
    <message>
        <source>Refused:</source>
        <translation>المرفوض:</translation>
    </message>
    <message>
        <source>Promised:</source>
        <translation>الموعود به:</translation>
    </message>
    <message>
        <source>Next:</source>
        <translation>التالي:</translation>
    </message>
    <message>
        <source>Not saved. %1 Change a tag to try again.</source>
        <translation>لم يُحفظ. %1 غيّر وسمًا للمحاولة من جديد.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Written by %1, checked against the record</source>
        <translation>صاغه %1، مدقَّقًا وفق السجل</translation>
    </message>
    <message>
        <source>Correct the topic</source>
        <translation>تصحيح الموضوع</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>الموضوع</translation>
    </message>
    <message>
        <source>Not changed. %1</source>
        <translation>لم يتغيّر. %1</translation>
    </message>
    <message>
        <source>Saved. Similar messages will be classified this way.</source>
        <translation>حُفظ. ستُصنَّف الرسائل المشابهة على هذا النحو.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SignInPage</name>
    <message>
        <source>Keep me signed in on this machine</source>
        <translation>البقاء مسجّل الدخول على هذا الجهاز</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Sign in to Tierdesk</source>
        <translation>تسجيل الدخول إلى Tierdesk</translation>
    </message>
    <message>
        <source>The customer-service console.</source>
        <translation>منصة خدمة العملاء.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>desk.example.com</source>
        <translation>desk.example.com</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>you@example.com</source>
        <translation>you@example.com</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Stored in the system keychain.</source>
        <translation>يُحفظ في سلسلة مفاتيح النظام.</translation>
    </message>
    <message>
        <source>This system has no keychain. Your sign-in is stored in a file that only you can read.</source>
        <translation>لا توجد سلسلة مفاتيح في هذا النظام. يُحفظ تسجيل دخولك في ملف لا يستطيع غيرك قراءته.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>جارٍ تسجيل الدخول…</translation>
    </message>
    <message>
        <source>Enter the server address. You can find it in your invitation.</source>
        <translation>أدخل عنوان الخادم. تجده في الدعوة المرسلة إليك.</translation>
    </message>
    <message>
        <source>Enter your e-mail address.</source>
        <translation>أدخل بريدك الإلكتروني.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>أدخل كلمة المرور.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SmsForm</name>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Queued text messages</source>
        <translation>رسائل نصية بانتظار الإرسال</translation>
    </message>
    <message>
        <source>Failed text messages</source>
        <translation>رسائل نصية فشل إرسالها</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>آخر خطأ</translation>
    </message>
    <message>
        <source>Carrier account</source>
        <translation>الحساب لدى المزوّد</translation>
    </message>
    <message>
        <source>Receive and answer text messages</source>
        <translation>استلام الرسائل النصية والرد عليها</translation>
    </message>
    <message>
        <source>While this is off, no text messages are received and outgoing ones are queued.</source>
        <translation>ما دام هذا متوقفًا لا تُستلم رسائل نصية، وتنتظر الرسائل الصادرة.</translation>
    </message>
    <message>
        <source>Carrier API URL</source>
        <translation>رابط API للمزوّد</translation>
    </message>
    <message>
        <source>Twilio or a service with a compatible API.</source>
        <translation>Twilio أو خدمة ذات واجهة برمجية متوافقة.</translation>
    </message>
    <message>
        <source>Account SID</source>
        <translation>معرّف الحساب (SID)</translation>
    </message>
    <message>
        <source>Auth token</source>
        <translation>رمز المصادقة</translation>
    </message>
    <message>
        <source>Stored on the server and never shown.</source>
        <translation>يُحفظ على الخادم ولا يُعرض أبدًا.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Customers write to this number. Replies are sent from it.</source>
        <translation>يكتب العملاء إلى هذا الرقم، وتُرسل الردود منه.</translation>
    </message>
    <message>
        <source>Incoming webhook</source>
        <translation>خطاف الويب الوارد</translation>
    </message>
    <message>
        <source>Public address of this server</source>
        <translation>العنوان العام لهذا الخادم</translation>
    </message>
    <message>
        <source>The address that the carrier calls, in front of any proxy. The carrier signs it.</source>
        <translation>العنوان الذي يستدعيه المزوّد، أمام أي وكيل. يوقّعه المزوّد.</translation>
    </message>
    <message>
        <source>Webhook URL</source>
        <translation>رابط خطاف الويب</translation>
    </message>
    <message>
        <source>Enter this URL at the carrier, with the POST method.</source>
        <translation>أدخل هذا الرابط لدى المزوّد، بطريقة POST.</translation>
    </message>
    <message>
        <source>Enter the address above</source>
        <translation>أدخل العنوان أعلاه</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy webhook URL</source>
        <translation>نسخ رابط خطاف الويب</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SnoozeDialog</name>
    <message>
        <source>In an hour</source>
        <translation>بعد ساعة</translation>
    </message>
    <message>
        <source>This afternoon</source>
        <translation>بعد ظهر اليوم</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>غدًا</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>الاثنين</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>format of a near day</comment>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>Snooze this case</source>
        <translation>تأجيل هذه الحالة</translation>
    </message>
    <message>
        <source>&amp;%1  %2 – %3</source>
        <comment>number, name, time</comment>
        <translation>&amp;%1  %2 – %3</translation>
    </message>
    <message>
        <source>&amp;At</source>
        <translation>&amp;عند</translation>
    </message>
    <message>
        <source>At a custom time</source>
        <translation>في وقت تختاره</translation>
    </message>
    <message>
        <source>Snooze until</source>
        <translation>التأجيل حتى</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>format of a day and time to be typed</comment>
        <translation>dd/MM/yyyy HH:mm</translation>
    </message>
    <message>
        <source>Snooze until %1</source>
        <translation>التأجيل حتى %1</translation>
    </message>
    <message>
        <source>This time is in the past. Choose a later time.</source>
        <translation>انقضى هذا الوقت. اختر وقتًا لاحقًا.</translation>
    </message>
    <message>
        <source>Snoozing…</source>
        <translation>جارٍ التأجيل…</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::SpeakersCard</name>
    <message>
        <source>Provider order</source>
        <translation>ترتيب المزودين</translation>
    </message>
    <message>
        <source>Save order and budget</source>
        <translation>حفظ الترتيب والميزانية</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>Share of today&apos;s budget spent</source>
        <translation>النسبة المنفقة من ميزانية اليوم</translation>
    </message>
    <message>
        <source>Spent today</source>
        <translation>المنفق اليوم</translation>
    </message>
    <message>
        <source>Providers are asked in this order until one answers.</source>
        <translation>يُسأل المزودون بهذا الترتيب حتى يجيب أحدهم.</translation>
    </message>
    <message>
        <source>Daily budget</source>
        <translation>الميزانية اليومية</translation>
    </message>
    <message>
        <source>Resets at midnight UTC. When the budget is used up, no model is asked.</source>
        <translation>تُجدَّد عند منتصف الليل بتوقيت UTC. متى نفدت لا يُسأل أي نموذج.</translation>
    </message>
    <message>
        <source>If no model answers</source>
        <translation>عندما لا يجيب أي نموذج</translation>
    </message>
    <message>
        <source>Otherwise: built-in responder</source>
        <translation>وإلا: المجيب المدمج</translation>
    </message>
    <message>
        <source>Otherwise: escalate to a person</source>
        <translation>وإلا: التصعيد إلى شخص</translation>
    </message>
    <message>
        <source>Otherwise: return an error</source>
        <translation>وإلا: إرجاع خطأ</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>No price is set for %1. Until you enter one below, the budget counts %2 per million input tokens and %3 per million output tokens.</source>
        <translation>لم يُحدد سعر %1. إلى أن تُدخله أدناه تُحسب من الميزانية %2 لكل مليون رمز إدخال و%3 لكل مليون رمز إخراج.</translation>
    </message>
    <message>
        <source>Budget used up. It resets at midnight UTC.</source>
        <translation>نفدت الميزانية. تُجدَّد عند منتصف الليل بتوقيت UTC.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::StatusLine</name>
    <message>
        <source>tier %1</source>
        <translation>المستوى %1</translation>
    </message>
    <message>
        <source>AI is off</source>
        <translation>الذكاء الاصطناعي متوقف</translation>
    </message>
    <message>
        <source>p95 turn %1 ms</source>
        <translation>رد p95 ‏%1 م.ث</translation>
    </message>
    <message>
        <source>p95 turn %1 s</source>
        <translation>رد p95 ‏%1 ث</translation>
    </message>
    <message>
        <source>95% of AI replies arrive within this time</source>
        <translation>يصل ٩٥٪ من ردود الذكاء الاصطناعي خلال هذا الزمن</translation>
    </message>
    <message>
        <source>Share of first replies due today that were sent on time</source>
        <translation>نسبة الردود الأولى المستحقة اليوم التي أُرسلت في وقتها</translation>
    </message>
    <message>
        <source>Server %1</source>
        <translation>الخادم %1</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>جارٍ الاتصال…</translation>
    </message>
    <message>
        <source>Not connected, next try in %1 s</source>
        <translation>غير متصل، المحاولة التالية بعد %1 ث</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>غير مسجّل الدخول</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>الاتصال: %1</translation>
    </message>
    <message>
        <source>%1 · degraded</source>
        <translation>%1 | متعثر</translation>
    </message>
    <message>
        <source>1 active session</source>
        <translation>جلسة نشطة واحدة</translation>
    </message>
    <message>
        <source>%1 active sessions</source>
        <translation>الجلسات النشطة: %1</translation>
    </message>
    <message>
        <source>SLA today %1&#xa0;%</source>
        <translation>الالتزام اليوم %1٪</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TagButton</name>
    <message>
        <source>Press to remove this tag</source>
        <translation>اضغط لإزالة هذا الوسم</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>إزالة «%1»</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TagsEditor</name>
    <message>
        <source>Add a tag</source>
        <translation>إضافة وسم</translation>
    </message>
    <message>
        <source>A case can have at most %1 tags.</source>
        <translation>الحد الأقصى لوسوم الحالة %1.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TiersPage</name>
    <message>
        <source>Save configuration</source>
        <translation>حفظ الإعداد</translation>
    </message>
    <message>
        <source>Show version history</source>
        <translation>عرض سجل الإصدارات</translation>
    </message>
    <message>
        <source>History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Version history of this configuration</source>
        <translation>سجل إصدارات هذا الإعداد</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Discard all unsaved changes</source>
        <translation>تجاهل كل التغييرات غير المحفوظة</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Someone</source>
        <translation>أحدهم</translation>
    </message>
    <message>
        <source>%1 saved version %2 in the meantime. It is shown here.</source>
        <translation>حفظ %1 الإصدار %2 في هذه الأثناء. وهو المعروض هنا.</translation>
    </message>
    <message>
        <source>Your unsaved change is kept.</source>
        <translation>تغييرك غير المحفوظ باقٍ.</translation>
    </message>
    <message numerus="yes">
        <source>Your %Ln unsaved changes are kept.</source>
        <translation>
            <numerusform>لا تغييرات غير محفوظة لديك.</numerusform>
            <numerusform>تغييرك غير المحفوظ باقٍ.</numerusform>
            <numerusform>تغييراك غير المحفوظين باقيان.</numerusform>
            <numerusform>تغييراتك غير المحفوظة (%Ln) باقية.</numerusform>
            <numerusform>تغييراتك غير المحفوظة (%Ln) باقية.</numerusform>
            <numerusform>تغييراتك غير المحفوظة (%Ln) باقية.</numerusform>
        </translation>
    </message>
    <message>
        <source>You both changed %1. Their value is %2, yours is %3. If you save, your value applies.</source>
        <translation>غيّر كلاكما %1. القيمة الأخرى %2 وقيمتك %3. إذا حفظت فستسري قيمتك.</translation>
    </message>
    <message>
        <source>Not accepted: %1</source>
        <translation>غير مقبول: %1</translation>
    </message>
    <message>
        <source>Nothing was saved. %1 has an invalid value.</source>
        <translation>لم يُحفظ شيء. قيمة %1 غير صالحة.</translation>
    </message>
    <message>
        <source>Nothing was saved. Your changes are kept. %1. %2</source>
        <translation>لم يُحفظ شيء. تغييراتك باقية. %1. %2</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>إخفاء</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>الإصدار %1</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>جارٍ الحفظ…</translation>
    </message>
    <message>
        <source>1 unsaved change</source>
        <translation>تغيير واحد غير محفوظ</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unsaved changes</source>
        <translation>
            <numerusform>لا تغييرات غير محفوظة</numerusform>
            <numerusform>تغيير واحد غير محفوظ</numerusform>
            <numerusform>تغييران غير محفوظين</numerusform>
            <numerusform>%Ln تغييرات غير محفوظة</numerusform>
            <numerusform>%Ln تغييرًا غير محفوظ</numerusform>
            <numerusform>%Ln تغيير غير محفوظ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TopicSection</name>
    <message>
        <source>Intent</source>
        <translation>المقصد</translation>
    </message>
    <message>
        <source>Topic of the case</source>
        <translation>موضوع الحالة</translation>
    </message>
    <message>
        <source>Choose a different topic to correct it. Similar messages will be classified the same way.</source>
        <translation>اختر موضوعًا آخر لتصحيحه. ستُصنَّف الرسائل المشابهة على النحو نفسه.</translation>
    </message>
    <message>
        <source>Not classified yet</source>
        <translation>لم يُصنَّف بعد</translation>
    </message>
    <message>
        <source>Intent of the case</source>
        <translation>مقصد الحالة</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Based on the customer&apos;s message, %L1 % confidence</source>
        <translation>بناءً على رسالة العميل، بثقة %L1 %</translation>
    </message>
    <message>
        <source>Classified as %1, corrected by a person</source>
        <translation>صُنّف على أنه %1، وصحّحه موظف</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TrainingModel</name>
    <message>
        <source>%1, %2</source>
        <comment>who, when</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1, %2, corrected in %3</source>
        <comment>who, when, session</comment>
        <translation>%1، %2، صُحّح في %3</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TrainingPage</name>
    <message>
        <source>The example was not added. The server did not accept it.</source>
        <translation>لم يُضف المثال. لم يقبله الخادم.</translation>
    </message>
    <message>
        <source>Not added. %1</source>
        <translation>لم يُضف. %1</translation>
    </message>
    <message>
        <source>Add examples from a file</source>
        <translation>إضافة أمثلة من ملف</translation>
    </message>
    <message>
        <source>Examples (*.tsv *.txt *.json);;All files (*)</source>
        <translation>أمثلة (*.tsv *.txt *.json);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>تعذّرت قراءة %1.</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>The file is too large. The limit is %L1 examples.</source>
        <translation>الملف كبير جدًا. الحد الأقصى %L1 مثال.</translation>
    </message>
    <message>
        <source>The file format is not supported. Use JSON, or lines with a text, a tab and a label.</source>
        <translation>صيغة الملف غير مدعومة. استخدم JSON أو أسطرًا من نص وفاصل جدولة واسم.</translation>
    </message>
    <message>
        <source>Row %1 of the file has no text or no label.</source>
        <translation>السطر %1 من الملف ينقصه النص أو الاسم.</translation>
    </message>
    <message numerus="yes">
        <source>Adding %Ln example(s)…</source>
        <translation>
            <numerusform>لا أمثلة تُضاف…</numerusform>
            <numerusform>تجري إضافة مثال واحد…</numerusform>
            <numerusform>تجري إضافة مثالين…</numerusform>
            <numerusform>تجري إضافة %Ln أمثلة…</numerusform>
            <numerusform>تجري إضافة %Ln مثالًا…</numerusform>
            <numerusform>تجري إضافة %Ln مثال…</numerusform>
        </translation>
    </message>
    <message>
        <source>Not added.</source>
        <translation>لم يُضف.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s) added</source>
        <translation>
            <numerusform>لم تُضف أمثلة</numerusform>
            <numerusform>أُضيف مثال واحد</numerusform>
            <numerusform>أُضيف مثالان</numerusform>
            <numerusform>أُضيفت %Ln أمثلة</numerusform>
            <numerusform>أُضيف %Ln مثالًا</numerusform>
            <numerusform>أُضيف %Ln مثال</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>12 examples added; 3 rows rejected, the first is row 7</comment>
        <translation>%1؛ %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) rejected, the first is row %L1</source>
        <translation>
            <numerusform>لم يُرفض صف، الأول هو الصف %L1</numerusform>
            <numerusform>رُفض صف واحد، هو الصف %L1</numerusform>
            <numerusform>رُفض صفان، أولهما الصف %L1</numerusform>
            <numerusform>رُفضت %Ln صفوف، أولها الصف %L1</numerusform>
            <numerusform>رُفض %Ln صفًا، أولها الصف %L1</numerusform>
            <numerusform>رُفض %Ln صف، أولها الصف %L1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln example(s)?</source>
        <translation>
            <numerusform>لا أمثلة للحذف؟</numerusform>
            <numerusform>أتريد حذف مثال واحد؟</numerusform>
            <numerusform>أتريد حذف مثالين؟</numerusform>
            <numerusform>أتريد حذف %Ln أمثلة؟</numerusform>
            <numerusform>أتريد حذف %Ln مثالًا؟</numerusform>
            <numerusform>أتريد حذف %Ln مثال؟</numerusform>
        </translation>
    </message>
    <message>
        <source>The model is retrained without them. The cases they come from are not changed.</source>
        <translation>يُعاد تدريب النموذج من دونها. ولا تتغير الحالات التي جاءت منها.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Not removed.</source>
        <translation>لم يُحذف.</translation>
    </message>
    <message>
        <source>Training type</source>
        <translation>نوع التدريب</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>المواضيع</translation>
    </message>
    <message>
        <source>Intents</source>
        <translation>المقاصد</translation>
    </message>
    <message>
        <source>Search examples</source>
        <translation>البحث في الأمثلة</translation>
    </message>
    <message>
        <source>Find (/)</source>
        <translation>بحث (/)</translation>
    </message>
    <message>
        <source>Filter examples</source>
        <translation>تصفية الأمثلة</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Remove selected examples</source>
        <translation>حذف الأمثلة المحددة</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>استيراد…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Add example</source>
        <translation>إضافة مثال</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>الأمثلة</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>حدّث القائمة</translation>
    </message>
    <message>
        <source>Train now</source>
        <translation>تدريب الآن</translation>
    </message>
    <message>
        <source>The training status could not be loaded.</source>
        <translation>تعذّر تحميل حالة التدريب.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مجددًا</translation>
    </message>
    <message>
        <source>No examples found</source>
        <translation>لم يُعثر على أمثلة</translation>
    </message>
    <message>
        <source>No example matches this search or filter.</source>
        <translation>لا مثال يطابق هذا البحث أو هذه التصفية.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>أظهر الكل</translation>
    </message>
    <message>
        <source>No examples yet</source>
        <translation>لا أمثلة بعد</translation>
    </message>
    <message>
        <source>Examples teach the model to recognize topics. Correct the topic of a case next to its conversation to turn its message into an example, or add examples here.</source>
        <translation>تعلّم الأمثلة النموذج تمييز المواضيع. صحّح موضوع حالة بجانب محادثتها لتصبح رسالتها مثالًا، أو أضف أمثلة هنا.</translation>
    </message>
    <message>
        <source>Intents describe what your customers want. Add a few examples for each intent so that messages can be matched to it.</source>
        <translation>تصف المقاصد ما يريده عملاؤك. أضف بضعة أمثلة لكل مقصد لتُطابق الرسائل معه.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TrainingPanel</name>
    <message>
        <source>Accuracy on unseen examples is %L1 of %L2; the current model scores %L3.</source>
        <translation>الدقة في الأمثلة الجديدة %L1 من %L2؛ والنموذج الحالي يحقق %L3.</translation>
    </message>
    <message>
        <source>Accuracy on known examples is %L2 of %L1; the current model scores %L3. New examples contradict earlier ones.</source>
        <translation>الدقة في الأمثلة المعروفة %L2 من %L1؛ والنموذج الحالي يحقق %L3. تناقض الأمثلة الجديدة السابقة.</translation>
    </message>
    <message>
        <source>Accuracy on unseen examples is %L1 of %L2. Some examples contradict each other.</source>
        <translation>الدقة في الأمثلة الجديدة %L1 من %L2. يناقض بعض الأمثلة بعضًا.</translation>
    </message>
    <message>
        <source>The stored model could not be read.</source>
        <translation>تعذّرت قراءة النموذج المخزّن.</translation>
    </message>
    <message>
        <source>No examples are left.</source>
        <translation>لم تعد هناك أمثلة.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>قيد الاستخدام</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>استُبدل</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>سُحب</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>outcome, reason</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Current model</source>
        <translation>النموذج الحالي</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>التدريب</translation>
    </message>
    <message>
        <source>Train now</source>
        <translation>تدريب الآن</translation>
    </message>
    <message>
        <source>Trains a new model on all examples and compares it with the current model</source>
        <translation>يدرّب نموذجًا جديدًا على كل الأمثلة ويقارنه بالنموذج الحالي</translation>
    </message>
    <message>
        <source>Accuracy by label</source>
        <translation>الدقة لكل اسم</translation>
    </message>
    <message>
        <source>Recent trainings</source>
        <translation>آخر التدريبات</translation>
    </message>
    <message>
        <source>Training status</source>
        <translation>حالة التدريب</translation>
    </message>
    <message numerus="yes">
        <source>Trained on %Ln example(s), %1</source>
        <translation>
            <numerusform>دُرّب دون أمثلة، %1</numerusform>
            <numerusform>دُرّب على مثال واحد، %1</numerusform>
            <numerusform>دُرّب على مثالين، %1</numerusform>
            <numerusform>دُرّب على %Ln أمثلة، %1</numerusform>
            <numerusform>دُرّب على %Ln مثالًا، %1</numerusform>
            <numerusform>دُرّب على %Ln مثال، %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Accuracy on unseen examples: %L2 of %L1. Without this model: %L3.</source>
        <translation>الدقة في الأمثلة الجديدة: %L2 من %L1. من دون هذا النموذج: %L3.</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>المدمج</translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s)</source>
        <translation>
            <numerusform>لا أمثلة</numerusform>
            <numerusform>مثال واحد</numerusform>
            <numerusform>مثالان</numerusform>
            <numerusform>%Ln أمثلة</numerusform>
            <numerusform>%Ln مثالًا</numerusform>
            <numerusform>%Ln مثال</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 correct</source>
        <comment>of unseen examples</comment>
        <translation>%L1 من %L2 صحيحة</translation>
    </message>
    <message>
        <source>None yet. Intents are recognized once at least two of them have examples.</source>
        <translation>لا شيء بعد. تُميَّز المقاصد متى كان لاثنين منها على الأقل أمثلة.</translation>
    </message>
    <message>
        <source>No training yet.</source>
        <translation>لا تدريب بعد.</translation>
    </message>
    <message>
        <source>Examples have changed. Training starts shortly after the last change.</source>
        <translation>تغيّرت الأمثلة. يبدأ التدريب بعد آخر تغيير بقليل.</translation>
    </message>
    <message>
        <source>Training is running. The current model stays in use until it is done.</source>
        <translation>التدريب جارٍ. يبقى النموذج الحالي قيد الاستخدام حتى ينتهي.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TransferDialog</name>
    <message>
        <source>Transfer this case</source>
        <translation>تحويل هذه الحالة</translation>
    </message>
    <message>
        <source>Transfer %1 cases</source>
        <translation>تحويل الحالات (%1)</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>اكتب اسمًا</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>What your colleague should know. Only the team sees it.</source>
        <translation>ما ينبغي أن يعرفه الزميل. لا يراه إلا الفريق.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>الزملاء</translation>
    </message>
    <message>
        <source>Loading colleagues…</source>
        <translation>جارٍ تحميل الزملاء…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>No matching colleagues</source>
        <translation>لا زملاء بهذا الاسم</translation>
    </message>
    <message>
        <source>No other colleagues</source>
        <translation>لا زملاء آخرون</translation>
    </message>
    <message>
        <source>Try a shorter or different name.</source>
        <translation>جرّب اسمًا أقصر أو مختلفًا.</translation>
    </message>
    <message>
        <source>Colleagues appear here once an administrator has added them.</source>
        <translation>يظهر الزملاء هنا بعد أن يضيفهم مسؤول النظام.</translation>
    </message>
    <message>
        <source>A note can have at most %1 characters. Yours has %2.</source>
        <translation>الحد الأقصى لأحرف الملاحظة %1، وفي هذه %2.</translation>
    </message>
    <message>
        <source>Transferring…</source>
        <translation>جارٍ التحويل…</translation>
    </message>
    <message>
        <source>transferred</source>
        <translation>حُوّلت</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>تحويل</translation>
    </message>
    <message>
        <source>Transfer %1 to %2</source>
        <comment>so many cases, a name</comment>
        <translation>تحويل %1 إلى %2</translation>
    </message>
    <message>
        <source>Transfer to %1</source>
        <translation>تحويل إلى %1</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>لحظة واحدة.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::Tray</name>
    <message>
        <source>Show Tierdesk</source>
        <translation>إظهار Tierdesk</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Tierdesk: not signed in</source>
        <translation>Tierdesk: لم يُسجَّل الدخول</translation>
    </message>
    <message>
        <source>Tierdesk: no cases waiting</source>
        <translation>Tierdesk: لا حالات منتظرة</translation>
    </message>
    <message numerus="yes">
        <source>Tierdesk: %Ln waiting</source>
        <translation>
            <numerusform>Tierdesk: لا أحد ينتظر</numerusform>
            <numerusform>Tierdesk: واحد ينتظر</numerusform>
            <numerusform>Tierdesk: اثنان ينتظران</numerusform>
            <numerusform>Tierdesk: %Ln ينتظرون</numerusform>
            <numerusform>Tierdesk: %Ln ينتظرون</numerusform>
            <numerusform>Tierdesk: %Ln ينتظرون</numerusform>
        </translation>
    </message>
    <message>
        <source>Tierdesk: number of waiting cases unknown</source>
        <translation>Tierdesk: عدد الحالات المنتظرة غير معروف</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TrialCard</name>
    <message>
        <source>Ask the small model</source>
        <translation>اسأل النموذج الصغير</translation>
    </message>
    <message>
        <source>Where is my order?</source>
        <translation>أين طلبي؟</translation>
    </message>
    <message>
        <source>The model&apos;s answer</source>
        <translation>إجابة النموذج</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>اختبار</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>السؤال</translation>
    </message>
    <message>
        <source>Sends one request, which is billed.</source>
        <translation>يرسل طلبًا واحدًا محسوب التكلفة.</translation>
    </message>
    <message>
        <source>%1 · %2 ms · %3 tokens · %4</source>
        <translation>%1 | %2 مللي ثانية | %3 رمز | %4</translation>
    </message>
    <message>
        <source>%1 · %2 ms · %3 tokens · price unknown</source>
        <translation>%1 | %2 مللي ثانية | %3 رمز | السعر غير معروف</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TrustDialog</name>
    <message>
        <source>The server certificate has changed</source>
        <translation>تغيّرت شهادة الخادم</translation>
    </message>
    <message>
        <source>The server certificate is not trusted</source>
        <translation>شهادة الخادم غير موثوقة</translation>
    </message>
    <message>
        <source>You previously trusted a different certificate for %1. It may have been renewed, or someone may be intercepting your connection. Ask the server&apos;s administrator before you continue.</source>
        <translation>وثقت سابقًا بشهادة مختلفة لـ %1. ربما جُدّدت، أو قد يكون أحد يعترض اتصالك. اسأل مسؤول الخادم قبل أن تتابع.</translation>
    </message>
    <message>
        <source>This machine does not know the certificate of %1. Compare the fingerprint with the one from the server&apos;s administrator. If they match, you can trust the certificate, and you will not be asked again.</source>
        <translation>لا يعرف هذا الجهاز شهادة %1. قارن البصمة بالبصمة التي يعطيك إياها مسؤول الخادم. إن تطابقتا فيمكنك الوثوق بالشهادة، ولن تُسأل مرة أخرى.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>الشهادة</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>صادرة باسم</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>جهة الإصدار</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>صالحة حتى</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>المشكلة</translation>
    </message>
    <message>
        <source>Trust certificate</source>
        <translation>الوثوق بالشهادة</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::TypingTeller</name>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 يكتب…</translation>
    </message>
    <message>
        <source>%1 are typing…</source>
        <translation>%1 يكتبون…</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::VerdictView</name>
    <message>
        <source>This refund</source>
        <translation>هذا الاسترداد</translation>
    </message>
    <message>
        <source>This credit</source>
        <translation>هذا الرصيد</translation>
    </message>
    <message>
        <source>This replacement</source>
        <translation>هذا الاستبدال</translation>
    </message>
    <message>
        <source>This action</source>
        <translation>هذا الإجراء</translation>
    </message>
    <message>
        <source>Authority check</source>
        <translation>التحقق من الصلاحية</translation>
    </message>
    <message>
        <source>Your limit</source>
        <translation>حدّك</translation>
    </message>
    <message>
        <source>Used in this period</source>
        <translation>المستخدم في هذه الفترة</translation>
    </message>
    <message>
        <source>Remaining afterwards</source>
        <translation>المتبقي بعده</translation>
    </message>
    <message>
        <source>Order %1, paid</source>
        <translation>الطلب %1، المدفوع</translation>
    </message>
    <message>
        <source>Already refunded</source>
        <translation>استُرد من قبل</translation>
    </message>
    <message>
        <source>Refunded to the customer</source>
        <translation>يُسترد للعميل</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::ViewsButton</name>
    <message>
        <source>Views</source>
        <translation>العروض</translation>
    </message>
    <message>
        <source>Saved views</source>
        <translation>العروض المحفوظة</translation>
    </message>
    <message>
        <source>All sessions</source>
        <translation>كل الجلسات</translation>
    </message>
    <message>
        <source>Open, with agents</source>
        <translation>مفتوحة، لدى الموظفين</translation>
    </message>
    <message>
        <source>With the AI Manager</source>
        <translation>لدى المدير الذكي</translation>
    </message>
    <message>
        <source>Irate, last 7 days</source>
        <translation>ساخطون، آخر ٧ أيام</translation>
    </message>
    <message>
        <source>Started and resolved today</source>
        <translation>بدأت وحُلّت اليوم</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>حفظ هذا العرض…</translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation>إزالة عرض</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>حفظ هذا العرض</translation>
    </message>
    <message>
        <source>View name. A saved view with the same name is replaced.</source>
        <translation>اسم العرض. يُستبدل العرض المحفوظ بالاسم نفسه.</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::WordsField</name>
    <message>
        <source>Add to %1</source>
        <translation>إضافة إلى %1</translation>
    </message>
    <message>
        <source>Add keyword ↵</source>
        <translation>كلمة جديدة، ↵</translation>
    </message>
    <message>
        <source>Remove %1 from %2</source>
        <translation>إزالة %1 من %2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>أغلق هذه الرسالة</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Disclosure</name>
    <message>
        <source>Expanded. Press to collapse</source>
        <translation>موسَّع. اضغط للطي</translation>
    </message>
    <message>
        <source>Collapsed. Press to expand</source>
        <translation>مطوي. اضغط للتوسيع</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::RailButton</name>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1، %2 بالانتظار</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>جارٍ التحميل</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::widgets::Spinner</name>
    <message>
        <source>Working</source>
        <translation>جارٍ العمل</translation>
    </message>
</context>
<context>
    <name>tierdesk::ui::WebChatSettings</name>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>اسم الشركة</translation>
    </message>
    <message>
        <source>Same as light theme</source>
        <translation>كما في المظهر الفاتح</translation>
    </message>
    <message>
        <source>English</source>
        <translation>الإنجليزية</translation>
    </message>
    <message>
        <source>German</source>
        <translation>الألمانية</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>الإعداد المدمج</translation>
    </message>
    <message>
        <source>Choose image…</source>
        <translation>اختيار صورة…</translation>
    </message>
    <message>
        <source>Web chat</source>
        <translation>محادثة الويب</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Shown in the chat header.</source>
        <translation>في رأس المحادثة.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>Used for buttons, links and the customer&apos;s messages, for example #0b6e4f. It is adjusted where it would be hard to read.</source>
        <translation>لون الأزرار والروابط ورسائل العميل، مثل ‎#0b6e4f‎. يُعدَّل حيث تصعب قراءته.</translation>
    </message>
    <message>
        <source>Colour in the dark theme</source>
        <translation>اللون في المظهر الداكن</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>الشعار</translation>
    </message>
    <message>
        <source>PNG, JPEG, GIF or WebP, up to 64 KiB.</source>
        <translation>PNG أو JPEG أو GIF أو WebP، حتى 64 كيبيبايت.</translation>
    </message>
    <message>
        <source>Greeting language</source>
        <translation>لغة الترحيب</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>الترحيب</translation>
    </message>
    <message>
        <source>Shown before the first message.</source>
        <translation>يظهر قبل أول رسالة.</translation>
    </message>
    <message>
        <source>Text below the greeting</source>
        <translation>النص أسفل الترحيب</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا يوجد</translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation>اختيار شعار</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg *.gif *.webp)</source>
        <translation>صور (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
    <message>
        <source>The image could not be read: %1</source>
        <translation>تعذّرت قراءة الصورة: %1</translation>
    </message>
    <message>
        <source>The image is too large. The limit is 64 KiB.</source>
        <translation>الصورة كبيرة جدًا. الحد الأقصى 64 كيبيبايت.</translation>
    </message>
    <message>
        <source>Saved. Customers see the changes when they next open the chat.</source>
        <translation>تم الحفظ. يرى العملاء التغييرات عند فتح المحادثة في المرة القادمة.</translation>
    </message>
</context>
</TS>
