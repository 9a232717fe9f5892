<?xml version="1.0" encoding="utf-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:template match="/">
<html>
<body>
<h1>Overdue notice</h1>
<xsl:variable name="card" select="notification_data/user_for_printing/identifiers/code_value[code='02']/value"/>
<p>Dear <xsl:value-of select="notification_data/receivers/receiver/user/first_name"/>,</p>
<p>your card <xsl:value-of select="$card"/> has overdue items.</p>
<p>We could not reach you at <xsl:value-of select="normalize-space(notification_data/user_for_printing/phone)"/>.</p>
<p title="Delphine Marchetti, last edited">Thank you.</p>
</body>
</html>
</xsl:template>
</xsl:stylesheet>
