<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnswerEditor</name>
    <message>
        <source>Your answer</source>
        <translation>你的答复</translation>
    </message>
    <message>
        <source>What was done about it, or why it is right as it stands</source>
        <translation>做了什么，或者为什么原来就是对的</translation>
    </message>
    <message>
        <source>Answer and close</source>
        <translation>答复并关闭</translation>
    </message>
</context>
<context>
    <name>ArrivalPanel</name>
    <message>
        <source>Choose the machine</source>
        <translation>选择机器</translation>
    </message>
    <message>
        <source>Write this machine down</source>
        <translation>登记这台机器</translation>
    </message>
    <message>
        <source>No machine at hand</source>
        <translation>没有当前机器</translation>
    </message>
    <message>
        <source>Scan or type a serial number: all that is known of the machine stands here.</source>
        <translation>扫描或输入序列号：这台机器的全部已知信息都显示在这里。</translation>
    </message>
    <message>
        <source>Several machines have the serial number {serial}</source>
        <translation>有几台机器的序列号都是{serial}</translation>
    </message>
    <message>
        <source>Choose the one in front of you.</source>
        <translation>请选择你面前的那一台。</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Nobody knows where it stands</source>
        <translation>不知道放在哪里</translation>
    </message>
    <message>
        <source>No machine with the serial number {serial} is known here</source>
        <translation>这里没有序列号为{serial}的机器</translation>
    </message>
    <message>
        <source>Check it on the rating plate: O and 0, I and 1 look alike. If it is right, go on with the manual of its model, or write the machine down for its next visitor.</source>
        <translation>请核对铭牌：O和0、I和1容易看错。如果号码正确，可以先按机型的手册继续，也可以登记这台机器，方便下一位同事。</translation>
    </message>
    <message>
        <source>The number fits this model</source>
        <translation>这个号码符合下面的机型</translation>
    </message>
    <message>
        <source>The number fits no model; choose it</source>
        <translation>这个号码不符合任何机型，请选择机型</translation>
    </message>
    <message>
        <source>No installed manual covers any model.</source>
        <translation>已安装的手册都没有列出机型。</translation>
    </message>
    <message>
        <source>Go on without a record: {model}</source>
        <translation>不登记，直接继续：{model}</translation>
    </message>
</context>
<context>
    <name>BuildCards</name>
    <message>
        <source>Fault codes of this machine</source>
        <translation>这台机器的故障代码</translation>
    </message>
    <message>
        <source>Known fixes</source>
        <translation>已知经验</translation>
    </message>
    <message>
        <source>Parts used here before</source>
        <translation>这台机器用过的零件</translation>
    </message>
    <message>
        <source>Opened in this work session</source>
        <translation>本次作业中打开过</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>作业步骤</translation>
    </message>
    <message>
        <source>Manuals for this build</source>
        <translation>适用的手册</translation>
    </message>
    <message>
        <source>No visit here has written down a fault code yet.</source>
        <translation>以往的上门记录里还没有故障代码。</translation>
    </message>
    <message>
        <source>All fault codes of this model</source>
        <translation>该机型的全部故障代码</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) here</source>
        <translation>
            <numerusform>这里出现过%n次</numerusform>
        </translation>
    </message>
    <message>
        <source>No installed manual treats this code.</source>
        <translation>已安装的手册没有讲这个代码。</translation>
    </message>
    <message>
        <source>reported for this visit</source>
        <translation>本次上门报修</translation>
    </message>
    <message numerus="yes">
        <source>%n used</source>
        <translation>
            <numerusform>用过%n个</numerusform>
        </translation>
    </message>
    <message>
        <source>Order now {number}</source>
        <translation>现订购{number}</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本{version}</translation>
    </message>
    <message>
        <source>The model is not known: say it under “Change facts”.</source>
        <translation>机型未知：请在“修改资料”里填写。</translation>
    </message>
    <message>
        <source>No installed manual covers the model {model}.</source>
        <translation>已安装的手册都不包含机型{model}。</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>What it says has not come yet: it comes with the next sync.</source>
        <translation>内容尚未到达：下次同步时送达。</translation>
    </message>
    <message>
        <source>Not yet approved</source>
        <translation>尚未批准</translation>
    </message>
    <message>
        <source>Open the fix  O</source>
        <translation>打开经验  O</translation>
    </message>
    <message>
        <source>Mark what has changed  V</source>
        <translation>标出改动  V</translation>
    </message>
    <message>
        <source>Show it as it is read  V</source>
        <translation>按读者所见显示  V</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message numerus="yes">
        <source>The check: %n remark(s)</source>
        <translation>
            <numerusform>检查：%n 条提示</numerusform>
        </translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>会做什么</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>The folder is read; what is wrong in it is listed.</source>
        <translation>读取文件夹，列出其中的问题。</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>All pages and pictures become one file, the pack.</source>
        <translation>所有页面和图片合成一个文件，即手册包。</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Your key vouches for every letter of it.</source>
        <translation>你的密钥为其中每个字担保。</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>This laptop has it at once; others get the pack.</source>
        <translation>这台电脑立即可用；其他电脑用手册包安装。</translation>
    </message>
    <message>
        <source>Warnings do not stop the build. Enter opens the file there.</source>
        <translation>警告不妨碍生成。按回车在该处打开文件。</translation>
    </message>
    <message>
        <source>What the check has found</source>
        <translation>检查结果</translation>
    </message>
</context>
<context>
    <name>ClosedPanel</name>
    <message>
        <source>Closed on {day}</source>
        <translation>关闭于{day}</translation>
    </message>
    <message>
        <source>Cause: {text}</source>
        <translation>原因：{text}</translation>
    </message>
    <message>
        <source>Remains: {text}</source>
        <translation>待办：{text}</translation>
    </message>
    <message>
        <source>{text} of work</source>
        <translation>工作时间：{text}</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Write a fix</source>
        <translation>写经验</translation>
    </message>
    <message>
        <source>Signed by {name}</source>
        <translation>签字人：{name}</translation>
    </message>
    <message>
        <source>Let sign again</source>
        <translation>重新签字</translation>
    </message>
    <message>
        <source>Let the customer sign</source>
        <translation>请客户签字</translation>
    </message>
</context>
<context>
    <name>ClosingForm</name>
    <message>
        <source>How did it end?</source>
        <translation>结果如何？</translation>
    </message>
    <message>
        <source>What was it?</source>
        <translation>原因是什么？</translation>
    </message>
    <message>
        <source>How did what you used work?</source>
        <translation>所用方法的效果如何？</translation>
    </message>
    <message>
        <source>What was done, in a sentence</source>
        <translation>用一句话说明做了什么</translation>
    </message>
    <message>
        <source>What remains to be done</source>
        <translation>还需要做什么</translation>
    </message>
    <message>
        <source>The cause in your own words</source>
        <translation>用自己的话说明原因</translation>
    </message>
    <message>
        <source>Have you found out something new?</source>
        <translation>有新的发现吗？</translation>
    </message>
    <message>
        <source>Write a fix</source>
        <translation>写经验</translation>
    </message>
    <message>
        <source>Close the visit</source>
        <translation>关闭上门记录</translation>
    </message>
    <message>
        <source>Back to the work</source>
        <translation>返回工作</translation>
    </message>
    <message>
        <source>Not known, or in your own words</source>
        <translation>不明，或用自己的话说明</translation>
    </message>
</context>
<context>
    <name>Conditions</name>
    <message>
        <source>with {kit}</source>
        <translation>已装 {kit}</translation>
    </message>
    <message>
        <source>without {kit}</source>
        <translation>未装 {kit}</translation>
    </message>
    <message>
        <source>Not for this machine, only for: {condition}</source>
        <translation>不适用于这台机器，仅适用于：{condition}</translation>
    </message>
    <message>
        <source>Check the machine: {condition}</source>
        <translation>请核对机器：{condition}</translation>
    </message>
    <message>
        <source>serial {first}</source>
        <translation>序列号 {first}</translation>
    </message>
    <message>
        <source>serial up to {last}</source>
        <translation>序列号至 {last}</translation>
    </message>
    <message>
        <source>serial from {first}</source>
        <translation>序列号自 {first} 起</translation>
    </message>
    <message>
        <source>serial {first} to {last}</source>
        <translation>序列号 {first} 至 {last}</translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>{kind} {record}: {field}</source>
        <translation>{kind} {record}：{field}</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>现在的内容</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>另一份内容</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>保持现状</translation>
    </message>
    <message>
        <source>Take the other</source>
        <translation>采用另一份</translation>
    </message>
    <message>
        <source>Two people changed this, noticed {time}. Both texts are kept until you say.</source>
        <translation>两个人改了这一项，发现于{time}。在您决定之前，两份内容都保留。</translation>
    </message>
</context>
<context>
    <name>ContentsList</name>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Filter contents</source>
        <translation>筛选目录</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
</context>
<context>
    <name>CustomerLines</name>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n 台机器</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerPageView</name>
    <message>
        <source>Change name, phone, e-mail</source>
        <translation>修改名称、电话、电子邮件</translation>
    </message>
    <message>
        <source>Report an incident</source>
        <translation>报告事件</translation>
    </message>
    <message>
        <source>Add a preference</source>
        <translation>添加偏好</translation>
    </message>
    <message>
        <source>Add a hazard</source>
        <translation>添加危险</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>Add a site</source>
        <translation>添加地点</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>添加联系人</translation>
    </message>
    <message>
        <source>Two people have changed the same field</source>
        <translation>两个人修改了同一字段</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Sites and machines</source>
        <translation>地点和机器</translation>
    </message>
    <message>
        <source>What has happened</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Nobody is named for all sites.</source>
        <translation>没有负责所有地点的联系人。</translation>
    </message>
    <message numerus="yes">
        <source>%n more site(s)</source>
        <translation>
            <numerusform>另外 %n 个地点</numerusform>
        </translation>
    </message>
    <message>
        <source>No site of this customer is known here.</source>
        <translation>本机上没有该客户的地点。</translation>
    </message>
</context>
<context>
    <name>CustomerWriting</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Noted as done.</source>
        <translation>已记为完成。</translation>
    </message>
    <message>
        <source>New site</source>
        <translation>新地点</translation>
    </message>
    <message>
        <source>At all sites</source>
        <translation>所有地点</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>新联系人</translation>
    </message>
    <message>
        <source>Preference</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>危险</translation>
    </message>
    <message>
        <source>To be done</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>The whole customer</source>
        <translation>整个客户</translation>
    </message>
    <message>
        <source>Site without a name</source>
        <translation>未命名的地点</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>已移除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>CustomersPanel</name>
    <message>
        <source>Take them out</source>
        <translation>去掉这些内容</translation>
    </message>
    <message>
        <source>Submit all the same</source>
        <translation>仍然提交</translation>
    </message>
    <message>
        <source>This would tell whose machine it was</source>
        <translation>这些内容会透露是谁的机器</translation>
    </message>
    <message>
        <source>Everybody reads a fix; it needs none of this.</source>
        <translation>维修经验所有人都会看到，不需要这些内容。</translation>
    </message>
</context>
<context>
    <name>CustomersScreen</name>
    <message>
        <source>All customers</source>
        <translation>所有客户</translation>
    </message>
    <message>
        <source>Choose a customer: what must be known before going in stands on top.</source>
        <translation>请选择客户：进门前必须知道的内容显示在最上方。</translation>
    </message>
</context>
<context>
    <name>DayCards</name>
    <message>
        <source>Late</source>
        <translation>已逾期</translation>
    </message>
    <message numerus="yes">
        <source>%n new entry(s) in the history</source>
        <translation>
            <numerusform>历史中有 %n 条新记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Undo  {key}</source>
        <translation>撤销  {key}</translation>
    </message>
</context>
<context>
    <name>DecisionForm</name>
    <message>
        <source>The fix that stays</source>
        <translation>保留的经验</translation>
    </message>
    <message>
        <source>Its number</source>
        <translation>它的编号</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>由谁决定</translation>
    </message>
    <message>
        <source>The folder in which the manual is written</source>
        <translation>编写该手册的文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Cancel  (Esc)</source>
        <translation>取消  (Esc)</translation>
    </message>
    <message>
        <source>Enter, or Ctrl+Enter in the text</source>
        <translation>Enter；在文本框中按 Ctrl+Enter</translation>
    </message>
    <message>
        <source>Nobody else reviews this family</source>
        <translation>该产品系列没有其他审核人</translation>
    </message>
    <message>
        <source>Another one, by its number</source>
        <translation>另一条，按编号</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>The next visitor is told</source>
        <translation>告知下次上门的同事</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理经过</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>What happened is known to the owner and the supervisors.</source>
        <translation>事情经过只有负责人和主管知道。</translation>
    </message>
    <message>
        <source>That there is an incident, and who has it.</source>
        <translation>这里有一个事件，以及由谁负责。</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>The next visitor is told: {text}</source>
        <translation>告知下次上门的同事：{text}</translation>
    </message>
</context>
<context>
    <name>DifferenceLabel</name>
    <message>
        <source>(gone: {words})</source>
        <translation>（删去：{words}）</translation>
    </message>
    <message>
        <source>(new: {words})</source>
        <translation>（新增：{words}）</translation>
    </message>
</context>
<context>
    <name>DraftLinks</name>
    <message>
        <source>The part {number} is on no drawing.</source>
        <translation>零件 {number} 不在任何图纸上。</translation>
    </message>
</context>
<context>
    <name>DraftList</name>
    <message>
        <source>Write a new fix</source>
        <translation>写一条新的维修经验</translation>
    </message>
    <message>
        <source>Your drafts. They stay on this laptop until you submit them.</source>
        <translation>你的草稿。提交之前只保存在这台电脑上。</translation>
    </message>
    <message>
        <source>Nothing is being written. What you find out can help everybody.</source>
        <translation>没有正在编写的维修经验。你的发现可以帮助所有人。</translation>
    </message>
    <message>
        <source>begun {day}</source>
        <translation>{day}开始</translation>
    </message>
    <message>
        <source>(no title yet)</source>
        <translation>（还没有标题）</translation>
    </message>
</context>
<context>
    <name>DrawingBar</name>
    <message>
        <source>Assembly</source>
        <translation>组件</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全图</translation>
    </message>
</context>
<context>
    <name>DrawingCanvas</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Save the change</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Least allowed</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Most allowed</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Number of pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>What the next one should know. Ctrl+Enter ends it.</source>
        <translation>下一位同事应知道的事。按Ctrl+Enter记下。</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>减一</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一</translation>
    </message>
    <message>
        <source>From the van</source>
        <translation>取自车上</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Last: {value} on {day}</source>
        <translation>上次读数：{value}（{day}）</translation>
    </message>
    <message>
        <source>{part}; not in the van</source>
        <translation>{part}；车上没有</translation>
    </message>
    <message numerus="yes">
        <source>{part}; %n in the van</source>
        <translation>
            <numerusform>{part}；车上有%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Fault code, as the machine shows it</source>
        <translation>机器显示的故障代码</translation>
    </message>
    <message>
        <source>What is to be seen, heard or smelt</source>
        <translation>看到、听到或闻到的现象</translation>
    </message>
    <message>
        <source>What was tested</source>
        <translation>测试内容</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>测量内容</translation>
    </message>
    <message>
        <source>What may have failed</source>
        <translation>可能的原因</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Part number: type it or scan it</source>
        <translation>零件编号：输入或扫描</translation>
    </message>
</context>
<context>
    <name>EntryRow</name>
    <message>
        <source>Amend</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>amended</source>
        <translation>已更正</translation>
    </message>
</context>
<context>
    <name>ErrorReportDialog</name>
    <message>
        <source>A fault in fieldkm</source>
        <translation>fieldkm 出错了</translation>
    </message>
    <message>
        <source>Something went wrong in fieldkm itself.</source>
        <translation>fieldkm 自己出了错。</translation>
    </message>
    <message>
        <source>This is our fault, not yours. What you saved is safe, and you can go on working. Copy the report and send it to whoever looks after fieldkm.</source>
        <translation>这是我们的错，不是你的错。已保存的内容不会丢，可以继续工作。请复制报告，发给维护 fieldkm 的人。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>Perhaps the same</source>
        <translation>可能重复</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Pages and parts</source>
        <translation>页面和零件</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理经过</translation>
    </message>
    <message>
        <source>Nobody has said yet whether it works.</source>
        <translation>还没有人说明是否有效。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Nothing like it is known.</source>
        <translation>没有类似的经验。</translation>
    </message>
    <message>
        <source>Both: {words}</source>
        <translation>共同点：{words}</translation>
    </message>
    <message>
        <source>Changed in the new manual</source>
        <translation>新手册中有改动</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已去掉</translation>
    </message>
    <message>
        <source>Not in the manuals here</source>
        <translation>不在已安装的手册中</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsForm</name>
    <message>
        <source>Facts of the machine</source>
        <translation>机器资料</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>机型</translation>
    </message>
    <message>
        <source>Location at the site</source>
        <translation>现场位置</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Modifications</source>
        <translation>改装</translation>
    </message>
    <message>
        <source>Meter reading now</source>
        <translation>当前计数器读数</translation>
    </message>
    <message>
        <source>Options as installed, separated by commas.</source>
        <translation>已安装的选件，用逗号隔开。</translation>
    </message>
    <message>
        <source>Change kits, separated by commas; empty for none.</source>
        <translation>改装件，用逗号隔开；没有则留空。</translation>
    </message>
    <message>
        <source>Floor and room, so that the next one finds it.</source>
        <translation>楼层和房间，方便下一位同事找到。</translation>
    </message>
    <message>
        <source>It is known which modifications are in it</source>
        <translation>已知装有哪些改装件</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Another machine has this number too: {machine}.</source>
        <translation>另一台机器也用这个号码：{machine}。</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>Change facts</source>
        <translation>修改资料</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>这台机器</translation>
    </message>
    <message>
        <source>On the spot</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Where it stood</source>
        <translation>放置经过</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Modifications</source>
        <translation>改装</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>安装日期</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>计数器</translation>
    </message>
    <message>
        <source>Entitlement</source>
        <translation>服务约定</translation>
    </message>
    <message>
        <source>No contract is known.</source>
        <translation>没有已知的合同。</translation>
    </message>
    <message>
        <source>Office&apos;s number</source>
        <translation>公司编号</translation>
    </message>
    <message>
        <source>Not known. What depends on them is marked in the manual.</source>
        <translation>未知。手册里与此有关的内容会标出。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>进入方式</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
</context>
<context>
    <name>FaultDelegate</name>
    <message>
        <source>Symptom</source>
        <translation>症状</translation>
    </message>
</context>
<context>
    <name>FaultsScreen</name>
    <message>
        <source>No code and no symptom fits. Try fewer letters, or the search above.</source>
        <translation>没有符合的代码或症状。请少输入几个字，或用上方的搜索。</translation>
    </message>
    <message>
        <source>The installed manuals list no fault codes for this machine.</source>
        <translation>已安装的手册没有列出这台机器的故障代码。</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} / {total}</translation>
    </message>
    <message>
        <source>{count} for {machine}</source>
        <translation>{count}（{machine}）</translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Code or words, for instance E2104 or paper curls</source>
        <translation>代码或词语，例如 E2104 或纸张卷曲</translation>
    </message>
    <message>
        <source>Find a fault code or symptom</source>
        <translation>查找故障代码或症状</translation>
    </message>
    <message>
        <source>Fault codes and symptoms</source>
        <translation>故障代码和症状</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find on this page</source>
        <translation>页内查找</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation>本页没有</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} / {total}</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Name, town, serial, phone…</source>
        <translation>名称、城市、序列号、电话…</translation>
    </message>
    <message>
        <source>Find a customer by name, town, serial number, phone or what happened there</source>
        <translation>按名称、城市、序列号、电话或发生过的情况查找客户</translation>
    </message>
    <message>
        <source>Go to Sync</source>
        <translation>前往同步</translation>
    </message>
    <message>
        <source>No customer fits. Try fewer words, or part of a number.</source>
        <translation>没有符合的客户。请减少词语，或只输入号码的一部分。</translation>
    </message>
    <message>
        <source>No customers are on this laptop yet. They come with the next sync, as soon as your administrator has given you a territory.</source>
        <translation>本机上还没有客户。管理员为您分配区域后，下次同步时客户就会到达。</translation>
    </message>
    <message>
        <source>Sign in and sync: your territory&apos;s customers then stand here, offline.</source>
        <translation>请登录并同步：您区域内的客户随后即可在此离线查看。</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown}/{total}</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n 个客户</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>In other files</source>
        <translation>其他文件</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Nothing is wrong with this manual.</source>
        <translation>这本手册没有发现问题。</translation>
    </message>
    <message>
        <source>Copy file and line</source>
        <translation>复制文件名和行号</translation>
    </message>
    <message>
        <source>Open in the editor</source>
        <translation>在编辑器中打开</translation>
    </message>
    <message>
        <source>Build, sign and install…</source>
        <translation>生成、签名并安装…</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n 个错误</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 条警告</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>No manual is installed yet</source>
        <translation>尚未安装手册</translation>
    </message>
    <message>
        <source>A manual comes as one file, a pack, from its publisher or your office. Choose it with the button, or drop it onto this window. It works without a network.</source>
        <translation>一本手册就是一个文件，叫做手册包，由发布者或公司提供。用下面的按钮选择它，或把它拖到窗口上。不需要网络。</translation>
    </message>
    <message>
        <source>Does your office have its own documentation? An administrator can import it.</source>
        <translation>公司有自己的文档？管理员可以把它导入。</translation>
    </message>
    <message>
        <source>Import documentation…</source>
        <translation>导入文档…</translation>
    </message>
</context>
<context>
    <name>FixBody</name>
    <message>
        <source>What was seen</source>
        <translation>现象</translation>
    </message>
    <message>
        <source>What it was</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What fixes it</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>For</source>
        <translation>适用</translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>This photo has not come yet: it comes with the next sync.</source>
        <translation>这张照片还没有到：下次同步时会到。</translation>
    </message>
    <message>
        <source>This text cannot be shown: it holds too large a table.</source>
        <translation>这段文字无法显示：其中的表格太大。</translation>
    </message>
</context>
<context>
    <name>FixCards</name>
    <message>
        <source>Sent back to you</source>
        <translation>退回给你</translation>
    </message>
    <message numerus="yes">
        <source>%n fix(es) wait for a decision</source>
        <translation>
            <numerusform>%n 条经验等待决定</numerusform>
        </translation>
    </message>
    <message>
        <source>On the review desk</source>
        <translation>在审核台上</translation>
    </message>
    <message numerus="yes">
        <source>%n for too long</source>
        <translation>
            <numerusform>%n 条等得太久</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reported error(s) wait for an answer</source>
        <translation>
            <numerusform>%n 条错误报告等待答复</numerusform>
        </translation>
    </message>
    <message>
        <source>What readers found wrong in manuals and fixes</source>
        <translation>读者在手册和经验里发现的错误</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) thanked</source>
        <translation>
            <numerusform>%n 人致谢</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n time(s)</source>
        <translation>
            <numerusform>使用 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer: {text}</source>
        <translation>答复：{text}</translation>
    </message>
    <message>
        <source>Your report was answered</source>
        <translation>你的报告已有答复</translation>
    </message>
    <message>
        <source>Thanks from {name}</source>
        <translation>{name} 致谢</translation>
    </message>
</context>
<context>
    <name>FixFinder</name>
    <message>
        <source>Only {model}</source>
        <translation>只看{model}</translation>
    </message>
    <message>
        <source>Fixes</source>
        <translation>维修经验</translation>
    </message>
    <message>
        <source>Write a fix</source>
        <translation>写经验</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>How they stand</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Number, code, part or words…</source>
        <translation>编号、代码、零件或文字…</translation>
    </message>
    <message>
        <source>Find a fix by its number, a fault code, a part, a model or words</source>
        <translation>按编号、故障代码、零件、机型或文字查找维修经验</translation>
    </message>
    <message>
        <source>Everything but retired ({count})</source>
        <translation>除已停用外的全部（{count}）</translation>
    </message>
    <message>
        <source>Waiting for a decision ({count})</source>
        <translation>等待审核（{count}）</translation>
    </message>
    <message>
        <source>Sent back ({count})</source>
        <translation>已退回（{count}）</translation>
    </message>
    <message>
        <source>Approved ({count})</source>
        <translation>已批准（{count}）</translation>
    </message>
    <message>
        <source>Retired ({count})</source>
        <translation>已停用（{count}）</translation>
    </message>
    <message>
        <source>No fix fits. Try fewer words, or part of a number.</source>
        <translation>没有符合的经验。请少输几个字，或只输编号的一部分。</translation>
    </message>
    <message>
        <source>No draft. What you begin to write stands here until you submit it.</source>
        <translation>没有草稿。你开始写的经验会留在这里，直到你提交。</translation>
    </message>
    <message>
        <source>You have written none of this kind yet.</source>
        <translation>你还没有写过这类经验。</translation>
    </message>
    <message>
        <source>None is here. Fixes come with the next sync, or you write the first.</source>
        <translation>这里还没有经验。下次同步时会到，或者由你来写第一条。</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n: type to find others.</source>
        <translation>
            <numerusform>最新的%n条：输入文字可查找其他。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到%n条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FixForm</name>
    <message>
        <source>In one line, as a colleague would look for it</source>
        <translation>一句话，按同事会搜索的说法来写</translation>
    </message>
    <message>
        <source>What the machine shows, does, sounds or smells like; when</source>
        <translation>机器显示什么、怎样动作、有什么声音或气味；什么时候出现</translation>
    </message>
    <message>
        <source>What had failed, and how you found out</source>
        <translation>什么坏了，你是怎么查出来的</translation>
    </message>
    <message>
        <source>Step by step. - makes a list, 1. makes steps, **bold** is bold</source>
        <translation>一步一步写。- 表示列表，1. 表示步骤，**bold** 表示加粗</translation>
    </message>
    <message>
        <source>In a sentence, for the reviewer</source>
        <translation>用一句话告诉审核人</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes, it touches safety</source>
        <translation>是，涉及安全</translation>
    </message>
    <message>
        <source>With yes, colleagues see it once it is approved.</source>
        <translation>选“是”时，批准之后同事才能看到。</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>添加机型</translation>
    </message>
    <message>
        <source>Add a fault code</source>
        <translation>添加故障代码</translation>
    </message>
    <message>
        <source>Add a part: number or name</source>
        <translation>添加零件：编号或名称</translation>
    </message>
    <message>
        <source>Add a page: words of its title</source>
        <translation>添加页面：标题中的字词</translation>
    </message>
    <message>
        <source>Your text speaks of these; a press adds them:</source>
        <translation>文中提到了这些，点击即可添加：</translation>
    </message>
    <message>
        <source>Page “{title}”</source>
        <translation>页面“{title}”</translation>
    </message>
    <message>
        <source>Add {what}</source>
        <translation>添加{what}</translation>
    </message>
</context>
<context>
    <name>FixHead</name>
    <message>
        <source>Touches safety</source>
        <translation>涉及安全</translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>尚未用过</translation>
    </message>
    <message>
        <source>By {name}</source>
        <translation>作者：{name}</translation>
    </message>
    <message>
        <source>improved by {name}</source>
        <translation>由{name}改进</translation>
    </message>
    <message>
        <source>approved by {name}, {age}</source>
        <translation>由{name}于{age}批准</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>Not yet approved</source>
        <translation>尚未批准</translation>
    </message>
    <message>
        <source>No supervisor has checked this fix yet. Think before you follow it.</source>
        <translation>还没有主管检查过这条经验。照做之前请先想一想。</translation>
    </message>
    <message>
        <source>It is looked at again</source>
        <translation>正在重新审核</translation>
    </message>
    <message>
        <source>Its text has not come yet</source>
        <translation>正文还没有到</translation>
    </message>
    <message>
        <source>Sync to read it.</source>
        <translation>同步之后即可阅读。</translation>
    </message>
    <message>
        <source>It stays here for those who knew it.</source>
        <translation>留在这里，供知道它的人查看。</translation>
    </message>
    <message>
        <source>It is the page {page} now.</source>
        <translation>现在是手册页面{page}。</translation>
    </message>
    <message>
        <source>Sent back to its author, not approved</source>
        <translation>已退回作者，未获批准</translation>
    </message>
    <message>
        <source>Sent back to you</source>
        <translation>已退回给你</translation>
    </message>
    <message>
        <source>Mend it and submit it again</source>
        <translation>修改后重新提交</translation>
    </message>
</context>
<context>
    <name>FixPage</name>
    <message>
        <source>Improve</source>
        <translation>改进</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Thank the author</source>
        <translation>感谢作者</translation>
    </message>
    <message>
        <source>Report an error</source>
        <translation>报告错误</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>What the fix says</source>
        <translation>经验正文</translation>
    </message>
    <message>
        <source>What the improvement says</source>
        <translation>改进稿正文</translation>
    </message>
    <message>
        <source>An improvement by {name} was sent back: {reason}</source>
        <translation>{name}的改进稿被退回：{reason}</translation>
    </message>
    <message>
        <source>An improvement by {name} waits for approval.</source>
        <translation>{name}的改进稿正在等待审核。</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show it (not yet approved)</source>
        <translation>查看（尚未批准）</translation>
    </message>
</context>
<context>
    <name>FixPreview</name>
    <message>
        <source>(no title yet)</source>
        <translation>（还没有标题）</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
</context>
<context>
    <name>FixWords</name>
    <message>
        <source>No title yet</source>
        <translation>还没有标题</translation>
    </message>
    <message>
        <source>Sent back, not approved</source>
        <translation>已退回，未批准</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Not yet approved</source>
        <translation>尚未批准</translation>
    </message>
    <message>
        <source>worked {worked} of {total}</source>
        <translation>{total}次中{worked}次有效</translation>
    </message>
    <message>
        <source>{count} in part</source>
        <translation>{count}次部分有效</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation>
            <numerusform>%n周前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>%n个月前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>%n年前</numerusform>
        </translation>
    </message>
    <message>
        <source>approved {age}</source>
        <translation>{age}批准</translation>
    </message>
    <message>
        <source>written {age}</source>
        <translation>{age}提交</translation>
    </message>
    <message>
        <source>Worked</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>部分有效</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>It has failed several times lately.</source>
        <translation>最近多次无效。</translation>
    </message>
    <message>
        <source>A page or part that it rests on has changed.</source>
        <translation>它所依据的页面或零件有变动。</translation>
    </message>
    <message>
        <source>Nobody has looked at it for a long time.</source>
        <translation>很久没有人复查了。</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Carried into the manual</source>
        <translation>已收入手册</translation>
    </message>
    <message>
        <source>Handed on</source>
        <translation>已转交</translation>
    </message>
    <message>
        <source>Approved, your improvement was sent back</source>
        <translation>已批准，你的改进稿被退回</translation>
    </message>
    <message>
        <source>Approved, but fails lately</source>
        <translation>已批准，但近来无效</translation>
    </message>
    <message>
        <source>Approved, looked at again</source>
        <translation>已批准，正在复审</translation>
    </message>
    <message>
        <source>Merged into another</source>
        <translation>已并入另一条</translation>
    </message>
</context>
<context>
    <name>FixWritingScreen</name>
    <message>
        <source>Make it a fix of its own</source>
        <translation>另存为单独的维修经验</translation>
    </message>
    <message>
        <source>No installed manual has a page “{words}”.</source>
        <translation>已安装的手册里没有页面“{words}”。</translation>
    </message>
    <message>
        <source>The photo is removed.</source>
        <translation>照片已移除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>This photo has not come yet: it comes with the next sync.</source>
        <translation>这张照片还没有到，下次同步时会收到。</translation>
    </message>
    <message>
        <source>{number} is submitted. Thank you for writing it down.</source>
        <translation>{number} 已提交。谢谢你写下来。</translation>
    </message>
    <message>
        <source>Counted: {number} has worked again. Your draft is thrown away.</source>
        <translation>已计入：{number} 再次有效。你的草稿已丢弃。</translation>
    </message>
    <message>
        <source>Keep the draft</source>
        <translation>保留草稿</translation>
    </message>
    <message>
        <source>The draft is thrown away.</source>
        <translation>草稿已丢弃。</translation>
    </message>
    <message>
        <source>The link leads to {where}.</source>
        <translation>链接指向 {where}。</translation>
    </message>
    <message>
        <source>This is no picture: photos are JPEG, PNG or WebP files.</source>
        <translation>这不是图片：照片应为 JPEG、PNG 或 WebP 文件。</translation>
    </message>
</context>
<context>
    <name>FixesPanel</name>
    <message>
        <source>I used this one</source>
        <translation>我用了这一条</translation>
    </message>
    <message>
        <source>Used in this visit</source>
        <translation>本次用过</translation>
    </message>
</context>
<context>
    <name>FixesScreen</name>
    <message>
        <source>All fixes</source>
        <translation>全部经验</translation>
    </message>
</context>
<context>
    <name>FlagCard</name>
    <message>
        <source>Waits for an answer</source>
        <translation>等待答复</translation>
    </message>
    <message>
        <source>Answer: {text}</source>
        <translation>答复：{text}</translation>
    </message>
</context>
<context>
    <name>FlagEditor</name>
    <message>
        <source>What is wrong</source>
        <translation>哪里不对</translation>
    </message>
    <message>
        <source>What is wrong, and how should it be? A reviewer answers you.</source>
        <translation>哪里不对，应当怎样？审核人会答复你。</translation>
    </message>
    <message>
        <source>Report it</source>
        <translation>报告</translation>
    </message>
</context>
<context>
    <name>FlagPanel</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Answer: {text}</source>
        <translation>答复：{text}</translation>
    </message>
</context>
<context>
    <name>FlagsScreen</name>
    <message>
        <source>Reported errors</source>
        <translation>错误报告</translation>
    </message>
    <message>
        <source>What readers found wrong in manuals and fixes. Its reviewers answer here.</source>
        <translation>读者在手册和经验里发现的错误。审核人在这里答复。</translation>
    </message>
    <message>
        <source>Waits for an answer</source>
        <translation>等待答复</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>No report waits. On a page of a manual the flag above it reports an error, on a fix “Report an error”.</source>
        <translation>没有待答复的报告。在手册页面上用页面上方的旗子报告错误，在经验里用“报告错误”。</translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>As people call it: Quay 4</source>
        <translation>按大家的叫法，例如“4号码头”</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>进入方式</translation>
    </message>
    <message>
        <source>How one gets in: gate, key, badge, hours.</source>
        <translation>如何进入：大门、钥匙、门禁卡、时间。</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Such as Europe/Berlin; empty where it is not known.</source>
        <translation>例如 Asia/Shanghai；不清楚时留空。</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>所在地点</translation>
    </message>
    <message>
        <source>What the customer wishes</source>
        <translation>客户的要求</translation>
    </message>
    <message>
        <source>death or injury is certain</source>
        <translation>必然导致死亡或受伤</translation>
    </message>
    <message>
        <source>death or injury is possible</source>
        <translation>可能导致死亡或受伤</translation>
    </message>
    <message>
        <source>the machine may be damaged</source>
        <translation>可能损坏机器</translation>
    </message>
    <message>
        <source>good to know</source>
        <translation>供参考</translation>
    </message>
    <message>
        <source>How grave</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>What the danger is</source>
        <translation>危险内容</translation>
    </message>
    <message>
        <source>Year, month, day: {example}. Empty where it does not matter.</source>
        <translation>年-月-日，例如 {example}；无要求时留空。</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做的事</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Facts and wishes that help at the door, as you would say them to the customer. No judgements of people.</source>
        <translation>只写对上门有帮助的事实和要求，像当面对客户说的那样。不要评价人。</translation>
    </message>
    <message>
        <source>It holds for</source>
        <translation>适用于</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>What has happened, the newest first</source>
        <translation>历史记录，最新的在前</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>显示更早的记录</translation>
    </message>
    <message>
        <source>Nothing has been written down yet. Visits appear here as they are made.</source>
        <translation>还没有记录。上门完成后会显示在这里。</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>Visit</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Planned visit</source>
        <translation>计划的上门</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Modification</source>
        <translation>改装</translation>
    </message>
    <message>
        <source>Preference written down</source>
        <translation>记下的偏好</translation>
    </message>
    <message>
        <source>Hazard written down</source>
        <translation>记下的危险</translation>
    </message>
    <message>
        <source>Incident: nothing is told yet about how it stands</source>
        <translation>事件：处理情况尚无说明</translation>
    </message>
    <message>
        <source>{kind}: {words}</source>
        <translation>{kind}：{words}</translation>
    </message>
    <message>
        <source>Fix: {title}</source>
        <translation>经验：{title}</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>No date</source>
        <translation>无日期</translation>
    </message>
    <message>
        <source>Worked</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>部分有效</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复上门</translation>
    </message>
    <message>
        <source>Repeat of {day}</source>
        <translation>{day}的重复上门</translation>
    </message>
    <message>
        <source>DANGER</source>
        <translation>危险</translation>
    </message>
    <message>
        <source>WARNING</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>CAUTION</source>
        <translation>小心</translation>
    </message>
    <message>
        <source>NOTE</source>
        <translation>注</translation>
    </message>
    <message>
        <source>Installed at {site}</source>
        <translation>安装于{site}</translation>
    </message>
    <message>
        <source>Moved to {site}</source>
        <translation>移至{site}</translation>
    </message>
    <message>
        <source>On loan at {site}</source>
        <translation>借用于{site}</translation>
    </message>
    <message>
        <source>Swapped in at {site}</source>
        <translation>换到{site}</translation>
    </message>
    <message>
        <source>Stored at {site}</source>
        <translation>存放于{site}</translation>
    </message>
    <message>
        <source>a site that is not known here</source>
        <translation>本机上没有的地点</translation>
    </message>
</context>
<context>
    <name>HoldingsPanel</name>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Photos to send</source>
        <translation>待发送的照片</translation>
    </message>
    <message>
        <source>Photos to come</source>
        <translation>待接收的照片</translation>
    </message>
    <message>
        <source>Manuals</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Storage used</source>
        <translation>占用空间</translation>
    </message>
    <message>
        <source>Records and notes</source>
        <translation>记录和笔记</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Withdrawn: {reason}</source>
        <translation>已撤回：{reason}</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签名</translation>
    </message>
    <message>
        <source>Lost its place</source>
        <translation>找不到原位置</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Continue where you were</source>
        <translation>继续上次阅读</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Installed manuals</source>
        <translation>已安装的手册</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>我的笔记</translation>
    </message>
    <message>
        <source>Mark a page with the star or Ctrl+D, and it stands here.</source>
        <translation>用星标或 Ctrl+D 收藏的页面列在这里。</translation>
    </message>
</context>
<context>
    <name>HomeWords</name>
    <message>
        <source>Place not known</source>
        <translation>地点未知</translation>
    </message>
    <message>
        <source>left over from {day}</source>
        <translation>{day}遗留</translation>
    </message>
    <message>
        <source>nobody is named for it</source>
        <translation>尚未指定人员</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>{time}前到达</translation>
    </message>
    <message numerus="yes">
        <source>%n hazard(s)</source>
        <translation>
            <numerusform>%n 项危险</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wish(es)</source>
        <translation>
            <numerusform>%n 项偏好</numerusform>
        </translation>
    </message>
    <message>
        <source>Synced today</source>
        <translation>今天已同步</translation>
    </message>
    <message>
        <source>Customers&apos; data open</source>
        <translation>客户数据可用</translation>
    </message>
    <message>
        <source>Everything sent</source>
        <translation>全部已发送</translation>
    </message>
    <message>
        <source>Manuals</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>Sign in on the Sync screen.</source>
        <translation>请在同步界面登录。</translation>
    </message>
    <message>
        <source>Never synced</source>
        <translation>从未同步</translation>
    </message>
    <message>
        <source>Sync while there is a network.</source>
        <translation>请趁有网络时同步。</translation>
    </message>
    <message>
        <source>Not synced today</source>
        <translation>今天尚未同步</translation>
    </message>
    <message>
        <source>Customers&apos; data is locked</source>
        <translation>客户数据已锁定</translation>
    </message>
    <message>
        <source>The last sync is too long ago. Sync, and it is there again.</source>
        <translation>上次同步已过去太久。同步后即可再次查看。</translation>
    </message>
    <message>
        <source>No manual for {models}</source>
        <translation>没有 {models} 的手册</translation>
    </message>
    <message>
        <source>Sync. If none comes, ask your office to publish it.</source>
        <translation>请同步。如果仍然没有，请让办公室发布。</translation>
    </message>
    <message>
        <source>A newer version of {manuals}</source>
        <translation>{manuals} 有更新的版本</translation>
    </message>
    <message>
        <source>Sync until it is here.</source>
        <translation>请同步，直到它到达本机。</translation>
    </message>
    <message>
        <source>new on this laptop</source>
        <translation>本机新增</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) changed</source>
        <translation>
            <numerusform>%n 页有改动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) new</source>
        <translation>
            <numerusform>%n 页新增</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) removed</source>
        <translation>
            <numerusform>%n 页已删除</numerusform>
        </translation>
    </message>
    <message>
        <source>no page changed</source>
        <translation>没有页面改动</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>{weekday}, {day}</source>
        <translation>{day} {weekday}</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) rejected by the server</source>
        <translation>
            <numerusform>服务器拒收了 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Mend or discard them on the Sync screen.</source>
        <translation>请在同步界面修改或放弃。</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) not sent yet</source>
        <translation>
            <numerusform>%n 条记录尚未发送</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync while there is a network; nothing of it is lost.</source>
        <translation>请趁有网络时同步；不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Search is still being built</source>
        <translation>搜索索引仍在建立</translation>
    </message>
    <message>
        <source>Leave the window open until the strip below says “Ready”.</source>
        <translation>请保持窗口打开，直到下方状态栏显示“就绪”。</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) not here yet</source>
        <translation>
            <numerusform>%n 张照片尚未到达本机</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync until they are here.</source>
        <translation>请同步，直到它们到达本机。</translation>
    </message>
    <message>
        <source>Only {size} free on the disk</source>
        <translation>磁盘仅剩 {size}</translation>
    </message>
    <message>
        <source>Free some space: photos and updates need room.</source>
        <translation>请腾出空间：照片和更新需要占用磁盘。</translation>
    </message>
</context>
<context>
    <name>ImportKinds</name>
    <message>
        <source>Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>EPUB book</source>
        <translation>EPUB 电子书</translation>
    </message>
    <message>
        <source>HTML pages</source>
        <translation>HTML 网页</translation>
    </message>
    <message>
        <source>List of fault codes</source>
        <translation>故障代码表</translation>
    </message>
    <message>
        <source>Folder of Markdown</source>
        <translation>Markdown 文件夹</translation>
    </message>
    <message>
        <source>iFixit guide</source>
        <translation>iFixit 指南</translation>
    </message>
    <message>
        <source>oManual guide</source>
        <translation>oManual 指南</translation>
    </message>
    <message>
        <source>S1000D data modules</source>
        <translation>S1000D 数据模块</translation>
    </message>
    <message>
        <source>MkDocs site</source>
        <translation>MkDocs 站点</translation>
    </message>
    <message>
        <source>mdBook</source>
        <translation>mdBook</translation>
    </message>
    <message>
        <source>GitBook</source>
        <translation>GitBook</translation>
    </message>
    <message>
        <source>Docusaurus site</source>
        <translation>Docusaurus 站点</translation>
    </message>
    <message>
        <source>Jekyll site</source>
        <translation>Jekyll 站点</translation>
    </message>
    <message>
        <source>Sphinx site</source>
        <translation>Sphinx 站点</translation>
    </message>
    <message>
        <source>Hugo site</source>
        <translation>Hugo 站点</translation>
    </message>
    <message>
        <source>VitePress or VuePress site</source>
        <translation>VitePress 或 VuePress 站点</translation>
    </message>
    <message>
        <source>docsify site</source>
        <translation>docsify 站点</translation>
    </message>
    <message>
        <source>teedoc site</source>
        <translation>teedoc 站点</translation>
    </message>
    <message>
        <source>Links that lead nowhere</source>
        <translation>无处可去的链接</translation>
    </message>
    <message>
        <source>Links to sections that are not there</source>
        <translation>指向不存在的小节的链接</translation>
    </message>
    <message>
        <source>Links out of the documentation</source>
        <translation>指向文档之外的链接</translation>
    </message>
    <message>
        <source>Links to files that were not carried over</source>
        <translation>指向未导入文件的链接</translation>
    </message>
    <message>
        <source>Links that are not followed</source>
        <translation>不予打开的链接</translation>
    </message>
    <message>
        <source>Links whose goal was guessed</source>
        <translation>目标靠推测的链接</translation>
    </message>
    <message>
        <source>Wiki links to no page</source>
        <translation>没有对应页面的维基链接</translation>
    </message>
    <message>
        <source>Pages that are not there</source>
        <translation>不存在的页面</translation>
    </message>
    <message>
        <source>Pictures that are not there</source>
        <translation>不存在的图片</translation>
    </message>
    <message>
        <source>Pictures that cannot be shown</source>
        <translation>无法显示的图片</translation>
    </message>
    <message>
        <source>Pictures outside of the document</source>
        <translation>文档之外的图片</translation>
    </message>
    <message>
        <source>Sizes of pictures that were left out</source>
        <translation>略去的图片尺寸</translation>
    </message>
    <message>
        <source>Drawings that were lost</source>
        <translation>丢失的图样</translation>
    </message>
    <message>
        <source>Films and sounds that were left out</source>
        <translation>略去的视频和声音</translation>
    </message>
    <message>
        <source>Embedded things that were left out</source>
        <translation>略去的嵌入内容</translation>
    </message>
    <message>
        <source>Edited here and changed in the source: decide</source>
        <translation>此处编辑过且来源也有变化：请决定</translation>
    </message>
    <message>
        <source>Edited here and kept</source>
        <translation>此处编辑过，予以保留</translation>
    </message>
    <message>
        <source>Titles that were guessed</source>
        <translation>推测的标题</translation>
    </message>
    <message>
        <source>Pages with several titles</source>
        <translation>有几个标题的页面</translation>
    </message>
    <message>
        <source>Headings that were guessed</source>
        <translation>推测的小标题</translation>
    </message>
    <message>
        <source>Pages taken for procedures</source>
        <translation>被当作作业步骤的页面</translation>
    </message>
    <message>
        <source>Steps that were guessed</source>
        <translation>推测的步骤</translation>
    </message>
    <message>
        <source>Steps that were put together again</source>
        <translation>重新连起来的步骤</translation>
    </message>
    <message>
        <source>Steps made of headings</source>
        <translation>由小标题变成的步骤</translation>
    </message>
    <message>
        <source>Models taken from the names of folders</source>
        <translation>由文件夹名得出的机型</translation>
    </message>
    <message>
        <source>Columns that were guessed</source>
        <translation>推测的列</translation>
    </message>
    <message>
        <source>Inclusions that were guessed</source>
        <translation>推测的引入内容</translation>
    </message>
    <message>
        <source>Likelihoods that were guessed</source>
        <translation>推测的可能性</translation>
    </message>
    <message>
        <source>Times that were guessed</source>
        <translation>推测的时间</translation>
    </message>
    <message>
        <source>Pages that the contents do not name</source>
        <translation>目录中没有的页面</translation>
    </message>
    <message>
        <source>Entries of the contents without a page</source>
        <translation>没有页面的目录项</translation>
    </message>
    <message>
        <source>Drafts in the contents</source>
        <translation>目录中的草稿</translation>
    </message>
    <message>
        <source>Links in the contents</source>
        <translation>目录中的链接</translation>
    </message>
    <message>
        <source>Entries of the contents by a pattern</source>
        <translation>用通配符写的目录项</translation>
    </message>
    <message>
        <source>Entries of the contents that lie outside</source>
        <translation>指向文档之外的目录项</translation>
    </message>
    <message>
        <source>Outlines that cannot be read</source>
        <translation>无法读取的大纲</translation>
    </message>
    <message>
        <source>Warnings that are not there</source>
        <translation>不存在的警告</translation>
    </message>
    <message>
        <source>Files that were left out</source>
        <translation>略去的文件</translation>
    </message>
    <message>
        <source>Files that are too large</source>
        <translation>太大的文件</translation>
    </message>
    <message>
        <source>Files with strange names</source>
        <translation>名称异常的文件</translation>
    </message>
    <message>
        <source>Pages without text: pictures of pages</source>
        <translation>没有文字的页面：只是页面的图片</translation>
    </message>
    <message>
        <source>Pages that cannot be read</source>
        <translation>无法读取的页面</translation>
    </message>
    <message>
        <source>Pages that have too much on them</source>
        <translation>内容过多的页面</translation>
    </message>
    <message>
        <source>Too many pages</source>
        <translation>页面太多</translation>
    </message>
    <message>
        <source>Documents that are too large</source>
        <translation>太大的文档</translation>
    </message>
    <message>
        <source>Lines that are too long</source>
        <translation>太长的行</translation>
    </message>
    <message>
        <source>Heads of pages that cannot be read</source>
        <translation>无法读取的页首信息</translation>
    </message>
    <message>
        <source>Signs in an unknown encoding</source>
        <translation>编码不明的字符</translation>
    </message>
    <message>
        <source>Signs that cannot be read</source>
        <translation>无法读取的字符</translation>
    </message>
    <message>
        <source>Protected content</source>
        <translation>受保护的内容</translation>
    </message>
    <message>
        <source>Tracked changes</source>
        <translation>修订记录</translation>
    </message>
    <message>
        <source>Comments that were left out</source>
        <translation>略去的批注</translation>
    </message>
    <message>
        <source>Footnotes</source>
        <translation>脚注</translation>
    </message>
    <message>
        <source>Formulas that became text</source>
        <translation>变成文字的公式</translation>
    </message>
    <message>
        <source>Templates that were not carried out</source>
        <translation>未执行的模板</translation>
    </message>
    <message>
        <source>Macros that were left out</source>
        <translation>略去的宏</translation>
    </message>
    <message>
        <source>Components of the site that were left out</source>
        <translation>略去的站点组件</translation>
    </message>
    <message>
        <source>Inclusions that were left out</source>
        <translation>略去的引入内容</translation>
    </message>
    <message>
        <source>Directives that were simplified</source>
        <translation>简化的指令</translation>
    </message>
    <message>
        <source>Blocks that were simplified</source>
        <translation>简化的块</translation>
    </message>
    <message>
        <source>Folded texts that were unfolded</source>
        <translation>展开的折叠内容</translation>
    </message>
    <message>
        <source>Marks shown as plain words</source>
        <translation>显示为普通文字的标记</translation>
    </message>
    <message>
        <source>Headers and footers left out</source>
        <translation>略去的页眉和页脚</translation>
    </message>
    <message>
        <source>Navigation of the site left out</source>
        <translation>略去的站点导航</translation>
    </message>
    <message>
        <source>Data modules that were left out</source>
        <translation>略去的数据模块</translation>
    </message>
    <message>
        <source>Data modules that are not there</source>
        <translation>不存在的数据模块</translation>
    </message>
    <message>
        <source>Data modules that stand there twice</source>
        <translation>重复的数据模块</translation>
    </message>
    <message>
        <source>Publication modules</source>
        <translation>出版物模块</translation>
    </message>
    <message>
        <source>Conditions that were simplified</source>
        <translation>简化的适用条件</translation>
    </message>
    <message>
        <source>Attributes that were left out</source>
        <translation>略去的属性</translation>
    </message>
    <message>
        <source>Texts out of program code</source>
        <translation>取自程序代码的文字</translation>
    </message>
    <message>
        <source>Words that were put together again</source>
        <translation>重新连起来的单词</translation>
    </message>
    <message>
        <source>Ornaments that were left out</source>
        <translation>略去的装饰</translation>
    </message>
    <message>
        <source>Symbols that were guessed</source>
        <translation>推测的符号</translation>
    </message>
    <message>
        <source>Signs in a font of their own</source>
        <translation>使用专用字体的字符</translation>
    </message>
    <message>
        <source>Blocks without an end</source>
        <translation>没有结尾的块</translation>
    </message>
    <message>
        <source>Fault codes proposed: check codes.csv</source>
        <translation>建议的故障代码：请核对 codes.csv</translation>
    </message>
    <message>
        <source>Parts proposed: check parts.csv</source>
        <translation>建议的零件：请核对 parts.csv</translation>
    </message>
    <message>
        <source>Tables proposed: check them</source>
        <translation>建议的表格：请核对</translation>
    </message>
    <message>
        <source>Fault codes that were guessed</source>
        <translation>推测的故障代码</translation>
    </message>
    <message>
        <source>Fault codes that stand there twice</source>
        <translation>重复的故障代码</translation>
    </message>
    <message>
        <source>Fault codes with several pages</source>
        <translation>有几个页面的故障代码</translation>
    </message>
    <message>
        <source>Records without a code</source>
        <translation>没有代码的记录</translation>
    </message>
    <message>
        <source>Parts without a number</source>
        <translation>没有编号的零件</translation>
    </message>
    <message>
        <source>Tables that were simplified</source>
        <translation>简化的表格</translation>
    </message>
    <message>
        <source>Tables that are too wide</source>
        <translation>太宽的表格</translation>
    </message>
    <message>
        <source>Tables in tables</source>
        <translation>表格中的表格</translation>
    </message>
    <message>
        <source>Tables with merged cells</source>
        <translation>有合并单元格的表格</translation>
    </message>
    <message>
        <source>Heads of tables that were guessed</source>
        <translation>推测的表头</translation>
    </message>
    <message>
        <source>Lists that are too deep</source>
        <translation>层次太深的列表</translation>
    </message>
</context>
<context>
    <name>ImportingScreen</name>
    <message>
        <source>Make manuals</source>
        <translation>制作手册</translation>
    </message>
    <message>
        <source>1  Documentation</source>
        <translation>1  文档</translation>
    </message>
    <message>
        <source>2  Report and preview</source>
        <translation>2  报告和预览</translation>
    </message>
    <message>
        <source>3  Build, sign, install</source>
        <translation>3  生成、签名、安装</translation>
    </message>
    <message>
        <source>1  Source</source>
        <translation>1  文档</translation>
    </message>
    <message>
        <source>2  Report</source>
        <translation>2  报告</translation>
    </message>
    <message>
        <source>3  Install</source>
        <translation>3  安装</translation>
    </message>
    <message>
        <source>Edit and preview</source>
        <translation>编辑和预览</translation>
    </message>
    <message>
        <source>Write a manual…</source>
        <translation>编写手册…</translation>
    </message>
</context>
<context>
    <name>IncidentReportDialog</name>
    <message>
        <source>Write it down</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write an incident</source>
        <translation>记录事件</translation>
    </message>
    <message>
        <source>What was unpleasant for the customer or for you. Your supervisor answers it; colleagues are told only how it stands.</source>
        <translation>让客户或您不愉快的事情。由主管处理；同事只会看到处理状态。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>In one line</source>
        <translation>用一句话说明</translation>
    </message>
    <message>
        <source>How it came to it, who was there, what was promised. Facts, no judgement.</source>
        <translation>事情的起因、在场的人、许下的承诺。只写事实，不作评判。</translation>
    </message>
</context>
<context>
    <name>IncidentWords</name>
    <message>
        <source>An incident</source>
        <translation>一个事件</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>To be answered</source>
        <translation>待答复</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>on {time}</source>
        <translation>{time}</translation>
    </message>
    <message>
        <source>Answer was due {time}</source>
        <translation>应在 {time} 前答复</translation>
    </message>
    <message>
        <source>Close was due {time}</source>
        <translation>应在 {time} 前结案</translation>
    </message>
    <message>
        <source>Answer by {time}</source>
        <translation>{time} 前答复</translation>
    </message>
    <message>
        <source>Close by {time}</source>
        <translation>{time} 前结案</translation>
    </message>
    <message>
        <source>You have it</source>
        <translation>由您负责</translation>
    </message>
    <message>
        <source>Gets its owner when it is sent</source>
        <translation>发送后才有负责人</translation>
    </message>
    <message>
        <source>Nobody has it: this territory has no supervisor</source>
        <translation>无人负责：该区域没有主管</translation>
    </message>
    <message>
        <source>{name} has it</source>
        <translation>由{name}负责</translation>
    </message>
    <message>
        <source>Reported by {name}, happened {time}</source>
        <translation>{name}报告，发生于 {time}</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>What else is to be known</source>
        <translation>还需要知道什么</translation>
    </message>
    <message>
        <source>What the customer was told, and by whom</source>
        <translation>谁对客户说了什么</translation>
    </message>
    <message>
        <source>What is done next, by whom, until when</source>
        <translation>接下来做什么、由谁做、何时完成</translation>
    </message>
    <message>
        <source>Why, and what is to be done (may stay empty)</source>
        <translation>原因和要做的事（可不填）</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Why it is open again</source>
        <translation>重新打开的原因</translation>
    </message>
    <message>
        <source>Handed on to {name}</source>
        <translation>转交给{name}</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>已重新打开</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>尚未发送</translation>
    </message>
</context>
<context>
    <name>IncidentsScreen</name>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Write an incident</source>
        <translation>记录事件</translation>
    </message>
    <message>
        <source>All incidents</source>
        <translation>全部事件</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未结案</translation>
    </message>
    <message>
        <source>Closed lately</source>
        <translation>最近结案</translation>
    </message>
    <message>
        <source>Choose an incident to see what was done about it.</source>
        <translation>选择一个事件，查看处理经过。</translation>
    </message>
    <message>
        <source>No incident is open.</source>
        <translation>没有未结案的事件。</translation>
    </message>
    <message>
        <source>None that you have reported or have to work off is open.</source>
        <translation>您报告或负责的事件均已结案。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InstallPanel</name>
    <message>
        <source>Install a manual…</source>
        <translation>安装手册…</translation>
    </message>
    <message>
        <source>Install it without signature</source>
        <translation>仍然安装（无签名）</translation>
    </message>
    <message>
        <source>Install a manual</source>
        <translation>安装手册</translation>
    </message>
    <message>
        <source>Manual packs (*.pack);;All files (*)</source>
        <translation>手册包 (*.pack);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Do not install it</source>
        <translation>不安装</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{file} is not signed: nobody vouches for what it says.</source>
        <translation>{file} 没有签名：没有人为其内容担保。</translation>
    </message>
    <message>
        <source>A wrong torque or voltage can hurt you. Install it only if you know where it comes from; its pages are then marked as not signed.</source>
        <translation>拧紧力矩或电压写错会伤到你。只有知道它的来源才可以安装；安装后每一页都标有“未签名”。</translation>
    </message>
    <message>
        <source>Installing {file}…</source>
        <translation>正在安装 {file}…</translation>
    </message>
    <message>
        <source>{manual} is installed.</source>
        <translation>{manual} 已安装。</translation>
    </message>
</context>
<context>
    <name>KnownPanel</name>
    <message>
        <source>Known fixes</source>
        <translation>已知经验</translation>
    </message>
</context>
<context>
    <name>LikelyPanel</name>
    <message>
        <source>Likely known already</source>
        <translation>可能已有</translation>
    </message>
    <message>
        <source>As you write, fixes that say the same stand here, so that none is written twice.</source>
        <translation>编写时，内容相近的维修经验会显示在这里，避免重复编写。</translation>
    </message>
</context>
<context>
    <name>LinePanel</name>
    <message>
        <source>This connection is metered</source>
        <translation>此连接按流量计费</translation>
    </message>
    <message>
        <source>Photos and manuals wait until you ask for them. Your work is sent all the same.</source>
        <translation>照片和手册等您要求时才传输。您写的内容照常发送。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Empty: as the system has it. Else http://name:port</source>
        <translation>留空：用系统的设置。否则写 http://名称:端口</translation>
    </message>
    <message>
        <source>Certificates of your company</source>
        <translation>公司的证书</translation>
    </message>
    <message>
        <source>A PEM file, only where your server needs it.</source>
        <translation>PEM 文件，只在您的服务器需要时填写。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>证书 (*.pem *.crt)</translation>
    </message>
</context>
<context>
    <name>MachineHead</name>
    <message>
        <source>Nobody knows where it stands</source>
        <translation>不知道放在哪里</translation>
    </message>
    <message>
        <source>Continue visit</source>
        <translation>继续上门</translation>
    </message>
    <message>
        <source>Begin visit</source>
        <translation>开始上门</translation>
    </message>
    <message>
        <source>Write an incident</source>
        <translation>记录事件</translation>
    </message>
    <message>
        <source>Take to hand</source>
        <translation>设为当前机器</translation>
    </message>
    <message>
        <source>at hand</source>
        <translation>当前机器</translation>
    </message>
</context>
<context>
    <name>MachinePanel</name>
    <message>
        <source>No machine at hand</source>
        <translation>未选择机器</translation>
    </message>
    <message>
        <source>Choose one, and everything that does not hold for it is marked.</source>
        <translation>选择机器后，不适用于它的内容会被标出。</translation>
    </message>
    <message>
        <source>Choose the machine</source>
        <translation>选择机器</translation>
    </message>
    <message>
        <source>Serial number {serial}</source>
        <translation>序列号 {serial}</translation>
    </message>
    <message>
        <source>Serial number not known</source>
        <translation>序列号未知</translation>
    </message>
    <message>
        <source>Another machine</source>
        <translation>换一台机器</translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation>故障代码</translation>
    </message>
</context>
<context>
    <name>MachinePickerDialog</name>
    <message>
        <source>Machine at hand</source>
        <translation>当前机器</translation>
    </message>
    <message>
        <source>Serial number or model</source>
        <translation>序列号或机型</translation>
    </message>
    <message>
        <source>Go on with this number…</source>
        <translation>用这个号码继续…</translation>
    </message>
    <message>
        <source>Type or scan the serial number, or choose the model. What does not hold for this machine is then marked or left out.</source>
        <translation>输入或扫描序列号，或直接选择机型。不适用于这台机器的内容会被标出或略去。</translation>
    </message>
    <message>
        <source>No machine</source>
        <translation>不选机器</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No machine on this laptop and no installed manual has “{typed}”.</source>
        <translation>这台电脑上的机器和已安装的手册都没有“{typed}”。</translation>
    </message>
    <message>
        <source>No installed manual covers “{typed}”.</source>
        <translation>已安装的手册都不包含“{typed}”。</translation>
    </message>
    <message>
        <source>Check the number, or choose the model from the list with the box empty.</source>
        <translation>请核对号码，或清空输入框，从列表中选择机型。</translation>
    </message>
    <message>
        <source>Nobody knows where it stands</source>
        <translation>不知道放在哪里</translation>
    </message>
    <message>
        <source>at hand now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Model not known</source>
        <translation>机型未知</translation>
    </message>
</context>
<context>
    <name>MachineScreen</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Manual and parts</source>
        <translation>手册与零件</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Saved. It is sent at the next sync.</source>
        <translation>已保存，下次同步时发送。</translation>
    </message>
</context>
<context>
    <name>MachineWords</name>
    <message>
        <source>Model not known</source>
        <translation>机型未知</translation>
    </message>
    <message>
        <source>No contract</source>
        <translation>无合同</translation>
    </message>
    <message>
        <source>{name}: not in force</source>
        <translation>{name}：已失效</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>保修</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>优待</translation>
    </message>
    <message numerus="yes">
        <source>within %n hour(s)</source>
        <translation>
            <numerusform>%n小时内</numerusform>
        </translation>
    </message>
    <message>
        <source>{value} on {day}</source>
        <translation>{day}：{value}</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>页</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>moved here</source>
        <translation>移来</translation>
    </message>
    <message>
        <source>on loan</source>
        <translation>借用</translation>
    </message>
    <message>
        <source>swapped in</source>
        <translation>换入</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>存放</translation>
    </message>
    <message>
        <source>a site that is not known here</source>
        <translation>这里没有的地点</translation>
    </message>
    <message>
        <source>in place of {machine}</source>
        <translation>替换{machine}</translation>
    </message>
    <message>
        <source>due {when}</source>
        <translation>最迟{when}</translation>
    </message>
    <message>
        <source>Planned visit: {what}</source>
        <translation>计划的上门：{what}</translation>
    </message>
    <message>
        <source>Your visit of {when} is not closed.</source>
        <translation>你{when}的上门还没有结束。</translation>
    </message>
    <message>
        <source>{name} began a visit here on {when} and has not closed it.</source>
        <translation>{name}于{when}在这里开始上门，还没有结束。</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>一位同事</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至{day}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The incident is written down. It is sent with the next sync.</source>
        <translation>事件已记录，将在下次同步时发送。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>The guide to fieldkm is not installed.</source>
        <translation>fieldkm 使用指南未安装。</translation>
    </message>
</context>
<context>
    <name>MakingPanel</name>
    <message>
        <source>For administrators and writers: turn documentation into a manual, sign it.</source>
        <translation>供管理员和编写人员使用：把文档变成手册并签名。</translation>
    </message>
    <message>
        <source>Import documentation…</source>
        <translation>导入文档…</translation>
    </message>
    <message>
        <source>Write a manual…</source>
        <translation>编写手册…</translation>
    </message>
</context>
<context>
    <name>ManualNewsPanel</name>
    <message numerus="yes">
        <source>All %n page(s)</source>
        <translation>
            <numerusform>全部 %n 页</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManualPanel</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove it now</source>
        <translation>立即移除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Your notes and favourites are kept and come back with the manual.</source>
        <translation>笔记和收藏都保留，重新安装这本手册，它们就回来。</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
</context>
<context>
    <name>ManualScreen</name>
    <message>
        <source>Your note was saved.</source>
        <translation>笔记已保存。</translation>
    </message>
    <message>
        <source>Read this warning first, then tick the step.</source>
        <translation>请先阅读此警告，再勾选步骤。</translation>
    </message>
    <message>
        <source>All ticks of this page are taken back.</source>
        <translation>本页的勾选已全部取消。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The note is removed.</source>
        <translation>笔记已删除。</translation>
    </message>
    <message>
        <source>Manual page</source>
        <translation>手册页面</translation>
    </message>
    <message>
        <source>No manual is installed. Install a pack to begin.</source>
        <translation>尚未安装手册。请先安装手册包。</translation>
    </message>
</context>
<context>
    <name>MarkBars</name>
    <message>
        <source>WITHDRAWN by the publisher: do not use this version. {reason}</source>
        <translation>已被发布者撤回：不要使用这个版本。{reason}</translation>
    </message>
    <message>
        <source>Not signed: nobody vouches for this manual.</source>
        <translation>未签名：没有人为这本手册担保。</translation>
    </message>
    <message>
        <source>This page does not apply to the machine at hand: {machine}</source>
        <translation>本页不适用于当前机器：{machine}</translation>
    </message>
    <message>
        <source>It is not known whether this page applies to the machine at hand: {machine}</source>
        <translation>不能确定本页是否适用于当前机器：{machine}</translation>
    </message>
    <message>
        <source>Shown in {language}: this page is not translated.</source>
        <translation>以{language}显示：本页没有译文。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move the visit</source>
        <translation>移动上门记录</translation>
    </message>
    <message>
        <source>All that was written stays; that it was moved can be seen.</source>
        <translation>已记下的内容全部保留；移动会留下痕迹。</translation>
    </message>
    <message>
        <source>Why it is moved (may be empty)</source>
        <translation>移动原因（可不填）</translation>
    </message>
    <message>
        <source>Serial number, customer or town</source>
        <translation>序列号、客户或城市</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{customer}, no machine</source>
        <translation>{customer}，不指定机器</translation>
    </message>
</context>
<context>
    <name>NewMachineForm</name>
    <message>
        <source>Site</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Words of customer, town or street, then choose the site below.</source>
        <translation>输入客户、城市或街道，然后在下面选择地点。</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Change this note</source>
        <translation>修改笔记</translation>
    </message>
    <message>
        <source>Remove this note</source>
        <translation>删除笔记</translation>
    </message>
    <message>
        <source>Lost its place</source>
        <translation>找不到原位置</translation>
    </message>
    <message>
        <source>Your note</source>
        <translation>我的笔记</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Your note</source>
        <translation>我的笔记</translation>
    </message>
    <message>
        <source>What should you know here next time?</source>
        <translation>下次在这里应当知道什么？</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>OutcomeBar</name>
    <message>
        <source>Did it help?</source>
        <translation>有用吗？</translation>
    </message>
    <message>
        <source>A word of why</source>
        <translation>简单说明原因</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What helps others to know (may stay empty)</source>
        <translation>对别人有用的补充（可不填）</translation>
    </message>
    <message>
        <source>What was left, what else it took</source>
        <translation>还剩什么问题，另外做了什么</translation>
    </message>
    <message>
        <source>What it was instead, or why it did not help</source>
        <translation>实际是什么问题，或为什么没有用</translation>
    </message>
    <message>
        <source>It is kept with your visit at {machine}.</source>
        <translation>会记入你在{machine}的上门记录。</translation>
    </message>
</context>
<context>
    <name>OutgoingCard</name>
    <message>
        <source>{kind} on {fix}</source>
        <translation>{kind}：{fix}</translation>
    </message>
    <message>
        <source>{kind}: new</source>
        <translation>{kind}：新建</translation>
    </message>
    <message>
        <source>{kind}: changed</source>
        <translation>{kind}：修改</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>It waits for an entry before it that was rejected.</source>
        <translation>它前面的一条被拒绝了，它在等那一条。</translation>
    </message>
</context>
<context>
    <name>PageBar</name>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>页内查找</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加笔记</translation>
    </message>
    <message>
        <source>Report an error on this page</source>
        <translation>报告本页的错误</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>What belongs to this page</source>
        <translation>相关内容</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>取消收藏</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>加入收藏</translation>
    </message>
</context>
<context>
    <name>PageLinks</name>
    <message>
        <source>Part {number}</source>
        <translation>零件 {number}</translation>
    </message>
    <message>
        <source>Drawing {drawing}</source>
        <translation>图纸 {drawing}</translation>
    </message>
    <message>
        <source>Drawing {drawing}, callout {callout}</source>
        <translation>图纸 {drawing}，序号 {callout}</translation>
    </message>
    <message>
        <source>Fault {code}</source>
        <translation>故障 {code}</translation>
    </message>
    <message>
        <source>This leads out of the manual: {address}</source>
        <translation>此链接通向手册之外：{address}</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
</context>
<context>
    <name>PagePane</name>
    <message>
        <source>The page as the technician will see it</source>
        <translation>技术员看到的页面</translation>
    </message>
</context>
<context>
    <name>PagePreview</name>
    <message>
        <source>Edit this page</source>
        <translation>编辑这一页</translation>
    </message>
    <message>
        <source>Preview of the page</source>
        <translation>页面预览</translation>
    </message>
    <message>
        <source>This line belongs to no page.</source>
        <translation>这一条不属于任何页面。</translation>
    </message>
    <message>
        <source>This link works once the manual is installed.</source>
        <translation>安装手册之后，这个链接才有效。</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>This picture cannot be shown</source>
        <translation>无法显示此图片</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Add note to selection</source>
        <translation>为选中内容添加笔记</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制网址</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>PaperActions</name>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>The printer did not take the page.</source>
        <translation>打印机没有接收页面。</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已存为 {name}。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>PartCardView</name>
    <message>
        <source>The selected part</source>
        <translation>所选零件</translation>
    </message>
    <message>
        <source>Select a part in the drawing or in the list.</source>
        <translation>请在图纸或零件表中选择零件。</translation>
    </message>
    <message>
        <source>Known fixes</source>
        <translation>已知经验</translation>
    </message>
    <message>
        <source>Copy the part number</source>
        <translation>复制零件号</translation>
    </message>
    <message>
        <source>Quantity {number}</source>
        <translation>数量 {number}</translation>
    </message>
    <message>
        <source>Callout {number}</source>
        <translation>序号 {number}</translation>
    </message>
    <message>
        <source>{number} is superseded by this part. Order this one.</source>
        <translation>{number} 已由此零件替代。请订此件。</translation>
    </message>
    <message>
        <source>The manual&apos;s supersession runs in a circle: {numbers}</source>
        <translation>手册中的替代关系首尾相接：{numbers}</translation>
    </message>
    <message>
        <source>Superseded by {number}: order this</source>
        <translation>已由 {number} 替代：请订此件</translation>
    </message>
    <message>
        <source>Replacement procedure</source>
        <translation>更换步骤</translation>
    </message>
    <message>
        <source>Only for: {condition}</source>
        <translation>仅适用于：{condition}</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>替代的旧件</translation>
    </message>
    <message>
        <source>Alternates</source>
        <translation>代用件</translation>
    </message>
    <message>
        <source>Where used</source>
        <translation>使用位置</translation>
    </message>
    <message>
        <source>Mentioned in</source>
        <translation>提到的页面</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>显示全部 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>callout {number}</source>
        <translation>序号 {number}</translation>
    </message>
    <message>
        <source>{number} is copied.</source>
        <translation>已复制 {number}。</translation>
    </message>
</context>
<context>
    <name>PartsList</name>
    <message>
        <source>Number or words, in all drawings</source>
        <translation>零件号或名称（所有图纸）</translation>
    </message>
    <message>
        <source>Filter the parts lists</source>
        <translation>筛选零件表</translation>
    </message>
    <message>
        <source>Parts list</source>
        <translation>零件表</translation>
    </message>
    <message>
        <source>No part fits.</source>
        <translation>没有符合的零件。</translation>
    </message>
</context>
<context>
    <name>PartsModel</name>
    <message>
        <source>#</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Part no.</source>
        <translation>零件号</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>In: {assembly}</source>
        <translation>位于：{assembly}</translation>
    </message>
    <message>
        <source>Superseded by {number}</source>
        <translation>已由 {number} 替代</translation>
    </message>
</context>
<context>
    <name>PartsScreen</name>
    <message>
        <source>Other parts</source>
        <translation>其他零件</translation>
    </message>
    <message>
        <source>No installed manual lists parts.</source>
        <translation>已安装的手册都没有零件表。</translation>
    </message>
    <message>
        <source>No manual is installed. Install a pack to begin.</source>
        <translation>尚未安装手册。请先安装手册包。</translation>
    </message>
    <message>
        <source>Drawing: {title}</source>
        <translation>图纸：{title}</translation>
    </message>
    <message>
        <source>There is no drawing of this assembly.</source>
        <translation>此组件没有图纸。</translation>
    </message>
    <message>
        <source>This drawing cannot be shown: its file is broken.</source>
        <translation>无法显示此图纸：文件已损坏。</translation>
    </message>
    <message>
        <source>callout {number}</source>
        <translation>序号 {number}</translation>
    </message>
    <message>
        <source>The manual has no replacement procedure for {number}.</source>
        <translation>手册中没有 {number} 的更换步骤。</translation>
    </message>
    <message>
        <source>Assemblies</source>
        <translation>组件</translation>
    </message>
</context>
<context>
    <name>PhotoActions</name>
    <message>
        <source>Photos of the visit</source>
        <translation>上门照片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>PhotoDrawingDialog</name>
    <message>
        <source>Draw on the photo</source>
        <translation>在照片上标注</translation>
    </message>
    <message>
        <source>&amp;Arrow</source>
        <translation>箭头(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Circle</source>
        <translation>圆圈(&amp;C)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Keep it so</source>
        <translation>保存标注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Draw from where the arrow begins to its point. With the keyboard: the arrow keys lead the cross, the space bar begins a mark and ends it.</source>
        <translation>从箭头的起点画到箭尖。用键盘时：方向键移动十字，空格键开始和结束一个标注。</translation>
    </message>
</context>
<context>
    <name>PhotoRow</name>
    <message>
        <source>Draw arrows and circles on it</source>
        <translation>画上箭头和圆圈</translation>
    </message>
    <message>
        <source>Remove the photo</source>
        <translation>移除照片</translation>
    </message>
    <message>
        <source>What the photo shows</source>
        <translation>照片内容</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>拍的是什么</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>New photo</source>
        <translation>新照片</translation>
    </message>
    <message>
        <source>Photo left out</source>
        <translation>已去掉的照片</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>This photo has not come yet.</source>
        <translation>这张照片尚未到达。</translation>
    </message>
</context>
<context>
    <name>PhotosPanel</name>
    <message>
        <source>Photos of the fix</source>
        <translation>维修经验的照片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Choose photos</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) are being made smaller …</source>
        <translation>
            <numerusform>正在缩小 %n 张照片……</numerusform>
        </translation>
    </message>
    <message>
        <source>Or drop them anywhere here. Where they were taken is not kept.</source>
        <translation>也可以拖放到这里的任何位置。拍摄地点不保留。</translation>
    </message>
    <message>
        <source>Or drop them here. Where they were taken is not kept.</source>
        <translation>也可拖放到此处。拍摄地点不会保留。</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>PlaceField</name>
    <message>
        <source>Customer or serial number (may stay empty)</source>
        <translation>客户名称或序列号（可不填）</translation>
    </message>
    <message>
        <source>Another place</source>
        <translation>换一个地点</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Nothing found: leave it empty and name the place in the background.</source>
        <translation>没有找到：请留空，并在背景中写明地点。</translation>
    </message>
</context>
<context>
    <name>Popup</name>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
</context>
<context>
    <name>ProceduresPanel</name>
    <message>
        <source>Tick the steps of a procedure in the manual: they stand here then.</source>
        <translation>在手册中勾选作业步骤，就会显示在这里。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) done</source>
        <translation>
            <numerusform>已完成%n步</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {steps} steps done</source>
        <translation>已完成{done}步，共{steps}步</translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>{done} of {total} steps</source>
        <translation>已完成 {done} / {total} 步</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>步骤进度</translation>
    </message>
</context>
<context>
    <name>PublishPage</name>
    <message>
        <source>Back to the findings</source>
        <translation>返回检查结果</translation>
    </message>
</context>
<context>
    <name>PublishPanel</name>
    <message>
        <source>Build, sign, install</source>
        <translation>生成、签名、安装</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Signed with the key</source>
        <translation>签名用的密钥</translation>
    </message>
    <message>
        <source>Choose a key…</source>
        <translation>选择密钥…</translation>
    </message>
    <message>
        <source>Make a key…</source>
        <translation>新建密钥…</translation>
    </message>
    <message>
        <source>Build, sign and install</source>
        <translation>生成、签名并安装</translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation>还没有密钥</translation>
    </message>
    <message>
        <source>A signature tells the laptops who vouches for the manual. Make it once.</source>
        <translation>签名让各台电脑知道由谁为手册担保。密钥只需新建一次。</translation>
    </message>
    <message numerus="yes">
        <source>The manual has %n error(s): it was not built.</source>
        <translation>
            <numerusform>手册有 %n 处错误：没有生成。</numerusform>
        </translation>
    </message>
    <message>
        <source>Mend what the check has found, then build again.</source>
        <translation>请改正检查出的问题，然后重新生成。</translation>
    </message>
    <message>
        <source>version {version} is installed</source>
        <translation>已安装版本 {version}</translation>
    </message>
    <message>
        <source>not installed yet</source>
        <translation>尚未安装</translation>
    </message>
    <message>
        <source>Building: page {done} of {total}</source>
        <translation>正在生成：第 {done} 页，共 {total} 页</translation>
    </message>
    <message>
        <source>Installing…</source>
        <translation>正在安装…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Choose the key</source>
        <translation>选择密钥</translation>
    </message>
    <message>
        <source>Keys (*.key);;All files (*)</source>
        <translation>密钥 (*.key);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Where is the new key to be kept?</source>
        <translation>新密钥保存在哪里？</translation>
    </message>
</context>
<context>
    <name>PublishedPanel</name>
    <message>
        <source>{manual} {version} is installed.</source>
        <translation>{manual} {version} 已安装。</translation>
    </message>
    <message>
        <source>Save its pack to give it to the other laptops.</source>
        <translation>保存手册包，供其他电脑安装。</translation>
    </message>
    <message>
        <source>Those that do not know your key yet need {file} as well, once.</source>
        <translation>还不认识你的密钥的电脑，另需一次 {file}。</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已保存为 {file}</translation>
    </message>
    <message>
        <source>Open the manual</source>
        <translation>打开手册</translation>
    </message>
    <message>
        <source>Save the pack…</source>
        <translation>保存手册包…</translation>
    </message>
    <message>
        <source>Save the pack</source>
        <translation>保存手册包</translation>
    </message>
    <message>
        <source>Manual packs (*.pack)</source>
        <translation>手册包 (*.pack)</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Manuals</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Fixes</source>
        <translation>维修经验</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核台</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>ReadablePage</name>
    <message>
        <source>This page cannot be shown: its tables are built wrongly.</source>
        <translation>此页无法显示：页内的表格有错误。</translation>
    </message>
</context>
<context>
    <name>ReadyPanel</name>
    <message>
        <source>Ready to leave</source>
        <translation>可以出发</translation>
    </message>
    <message>
        <source>Not ready to leave yet</source>
        <translation>还不能出发</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Open the Sync screen</source>
        <translation>打开同步界面</translation>
    </message>
    <message>
        <source>Everything is on this laptop; no visit is planned for today.</source>
        <translation>所需内容都在本机；今天没有计划的上门。</translation>
    </message>
    <message numerus="yes">
        <source>Everything for %n visit(s) of today is here.</source>
        <translation>
            <numerusform>今天 %n 次上门所需的内容都在本机。</numerusform>
        </translation>
    </message>
    <message>
        <source>All right: {things}</source>
        <translation>正常：{things}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RefusedCard</name>
    <message>
        <source>You wrote: {reason}</source>
        <translation>你写的是：{reason}</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>去看看</translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>我已知道</translation>
    </message>
</context>
<context>
    <name>RefusedPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RejectedCard</name>
    <message>
        <source>Edit and send again</source>
        <translation>修改后重发</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Discard it now</source>
        <translation>现在放弃</translation>
    </message>
    <message>
        <source>What you wrote here is then gone for good.</source>
        <translation>您在这里写的内容将永远消失。</translation>
    </message>
</context>
<context>
    <name>RelatedPanel</name>
    <message>
        <source>What belongs to this page</source>
        <translation>相关内容</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>本页内容</translation>
    </message>
    <message>
        <source>Known fixes</source>
        <translation>已知经验</translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>我的笔记</translation>
    </message>
    <message>
        <source>Reported errors</source>
        <translation>错误报告</translation>
    </message>
    <message>
        <source>Parts on this page</source>
        <translation>本页零件</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>引用本页的页面</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>显示全部 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Likely causes: {causes}</source>
        <translation>可能原因：{causes}</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加笔记</translation>
    </message>
    <message>
        <source>Replaced by {number}</source>
        <translation>已由 {number} 替代</translation>
    </message>
    <message>
        <source>{assembly}, callout {number}</source>
        <translation>{assembly}，序号 {number}</translation>
    </message>
</context>
<context>
    <name>RemarkEditor</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RemarkForm</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>What others should know when they use it</source>
        <translation>别人使用时应当知道的事</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Thank the author</source>
        <translation>感谢作者</translation>
    </message>
    <message>
        <source>A word to the author (may stay empty)</source>
        <translation>对作者说句话（可不填）</translation>
    </message>
    <message>
        <source>Thank</source>
        <translation>致谢</translation>
    </message>
    <message>
        <source>Report an error</source>
        <translation>报告错误</translation>
    </message>
    <message>
        <source>What is wrong, and what is right; a reviewer answers you</source>
        <translation>哪里不对，正确的是什么；审核人会答复你</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Why you take it back (may stay empty)</source>
        <translation>为什么撤回（可不填）</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>ReportActions</name>
    <message>
        <source>Save the service report</source>
        <translation>保存服务报告</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为{name}。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ReportStep</name>
    <message>
        <source>Build, sign, install</source>
        <translation>生成、签名、安装</translation>
    </message>
    <message>
        <source>Kind of remark</source>
        <translation>提示的种类</translation>
    </message>
    <message>
        <source>What was lost or guessed</source>
        <translation>丢失或推测的内容</translation>
    </message>
    <message>
        <source>Nothing was lost and nothing had to be guessed.</source>
        <translation>没有丢失任何内容，也没有需要推测之处。</translation>
    </message>
    <message>
        <source>All kinds ({count})</source>
        <translation>所有种类（{count}）</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n 个链接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n 条提示</numerusform>
        </translation>
    </message>
    <message>
        <source>Report ({count})</source>
        <translation>报告（{count}）</translation>
    </message>
    <message>
        <source>Pages ({count})</source>
        <translation>页面（{count}）</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>Service report</source>
        <translation>服务报告</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Time worked</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Visit number</source>
        <translation>上门编号</translation>
    </message>
    <message>
        <source>Reported and found</source>
        <translation>报修与现象</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Work done</source>
        <translation>完成的工作</translation>
    </message>
    <message>
        <source>What remains to be done</source>
        <translation>还需要做的工作</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测量内容</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Measured values</source>
        <translation>测量值</translation>
    </message>
    <message>
        <source>within its limits</source>
        <translation>在范围内</translation>
    </message>
    <message>
        <source>outside its limits</source>
        <translation>超出范围</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Part number</source>
        <translation>零件编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Parts used</source>
        <translation>使用的零件</translation>
    </message>
    <message>
        <source>The work goes on.</source>
        <translation>工作仍在进行。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>The machine works.</source>
        <translation>机器工作正常。</translation>
    </message>
    <message>
        <source>The machine works in part.</source>
        <translation>机器部分恢复工作。</translation>
    </message>
    <message>
        <source>The fault remains.</source>
        <translation>故障仍未排除。</translation>
    </message>
    <message>
        <source>Signature of the customer</source>
        <translation>客户签字</translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Order of the queue  (S)</source>
        <translation>排列顺序  (S)</translation>
    </message>
    <message>
        <source>Nothing waits for you. Well done.</source>
        <translation>没有等待你审核的内容。辛苦了。</translation>
    </message>
    <message>
        <source>Show what is new  N</source>
        <translation>显示新内容  N</translation>
    </message>
    <message>
        <source>What waits for a decision</source>
        <translation>等待决定的经验</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <translation>
            <numerusform>%n 条待审</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 条超期</numerusform>
        </translation>
    </message>
    <message>
        <source>This fix has changed while it lay here.</source>
        <translation>这条经验在你阅读期间有了改动。</translation>
    </message>
    <message>
        <source>What you see is how it was. Nothing can be decided on it.</source>
        <translation>你看到的是改动之前的样子，不能据此作出决定。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message>
        <source>Oldest</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>最需要</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Improvement</source>
        <translation>改进</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s)</source>
        <translation>
            <numerusform>%n 个版本</numerusform>
        </translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>你写的</translation>
    </message>
    <message>
        <source>Handed to you</source>
        <translation>已转交给你</translation>
    </message>
    <message>
        <source>With {name}</source>
        <translation>在{name}处</translation>
    </message>
    <message>
        <source>It fails</source>
        <translation>屡次无效</translation>
    </message>
    <message>
        <source>Manual changed</source>
        <translation>手册有改动</translation>
    </message>
    <message>
        <source>To be looked at again</source>
        <translation>需复查</translation>
    </message>
    <message>
        <source>since today</source>
        <translation>今天起</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>found %n time(s)</source>
        <translation>
            <numerusform>搜到 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>opened %n time(s)</source>
        <translation>
            <numerusform>打开 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n time(s)</source>
        <translation>
            <numerusform>使用 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{name}, {day}</source>
        <translation>{name}，{day}</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>Compared with what everybody reads, by {name}, {day}</source>
        <translation>与大家现在读到的版本比较（{name}，{day}）</translation>
    </message>
    <message>
        <source>Compared with the revision before, by {name}, {day}</source>
        <translation>与前一版本比较（{name}，{day}）</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>现象</translation>
    </message>
    <message>
        <source>What it was</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What fixes it</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>机型</translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Touches safety</source>
        <translation>涉及安全</translation>
    </message>
    <message>
        <source>Does not touch safety</source>
        <translation>不涉及安全</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>收入手册</translation>
    </message>
    <message>
        <source>Approve {number} as {name} wrote it on {day}?</source>
        <translation>批准{name}于{day}所写的 {number}？</translation>
    </message>
    <message>
        <source>Send {number} back to {name}?</source>
        <translation>把 {number} 退回给{name}？</translation>
    </message>
    <message>
        <source>Retire {number} in favour of another fix?</source>
        <translation>停用 {number}，改用另一条经验？</translation>
    </message>
    <message>
        <source>Take {number} out of use?</source>
        <translation>停用 {number}？</translation>
    </message>
    <message>
        <source>Let another reviewer decide on {number}?</source>
        <translation>让另一位审核人决定 {number}？</translation>
    </message>
    <message>
        <source>Carry {number} into a manual, and retire it?</source>
        <translation>把 {number} 收入手册，并停用它？</translation>
    </message>
    <message>
        <source>Why? The author reads it.</source>
        <translation>为什么？作者会读到。</translation>
    </message>
    <message>
        <source>A word to the author (may stay empty)</source>
        <translation>给作者的话（可不填）</translation>
    </message>
    <message>
        <source>{number} is approved.</source>
        <translation>{number} 已批准。</translation>
    </message>
    <message>
        <source>{number} goes back to its author.</source>
        <translation>{number} 已退回给作者。</translation>
    </message>
    <message>
        <source>{number} is merged.</source>
        <translation>{number} 已合并。</translation>
    </message>
    <message>
        <source>{number} is retired.</source>
        <translation>{number} 已停用。</translation>
    </message>
    <message>
        <source>{number} is handed on.</source>
        <translation>{number} 已转交。</translation>
    </message>
    <message>
        <source>{number} is a page of the manual now: {page}</source>
        <translation>{number} 现在是手册的一页：{page}</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could only be written as plain words.</source>
        <translation>
            <numerusform>有 %n 行只能写成纯文字。</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} was NOT approved</source>
        <translation>{number} 没有被批准</translation>
    </message>
    <message>
        <source>{number} was NOT sent back</source>
        <translation>{number} 没有被退回</translation>
    </message>
    <message>
        <source>{number} was NOT merged</source>
        <translation>{number} 没有被合并</translation>
    </message>
    <message>
        <source>{number} was NOT retired</source>
        <translation>{number} 没有被停用</translation>
    </message>
    <message>
        <source>{number} was NOT handed on</source>
        <translation>{number} 没有被转交</translation>
    </message>
    <message>
        <source>{number} was NOT promoted</source>
        <translation>{number} 没有被收入手册</translation>
    </message>
    <message>
        <source>A fix</source>
        <translation>一条经验</translation>
    </message>
</context>
<context>
    <name>RevisionPanel</name>
    <message>
        <source>Decided on here</source>
        <translation>决定的是这一版</translation>
    </message>
    <message>
        <source>Press {key} for this one</source>
        <translation>按 {key} 选这一版</translation>
    </message>
    <message>
        <source>Why it was written: {reason}</source>
        <translation>编写原因：{reason}</translation>
    </message>
    <message>
        <source>Before: {said}</source>
        <translation>之前：{said}</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>It says the same as the one before.</source>
        <translation>内容与前一版本相同。</translation>
    </message>
</context>
<context>
    <name>RowModel</name>
    <message>
        <source>Did you mean: {words}</source>
        <translation>您是不是要找：{words}</translation>
    </message>
    <message>
        <source>Nothing found for “{words}”</source>
        <translation>没有找到“{words}”</translation>
    </message>
    <message>
        <source>A machine that stands nowhere yet</source>
        <translation>还没有放置地点的机器</translation>
    </message>
    <message>
        <source>No record of this machine here</source>
        <translation>这里没有这台机器的记录</translation>
    </message>
    <message>
        <source>Try fewer or other words, the code that the machine shows, or a part number.</source>
        <translation>请少输入几个词或换个说法，也可以输入机器显示的代码或零件号。</translation>
    </message>
    <message>
        <source>not for this machine?</source>
        <translation>可能不适用于这台机器</translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>作业步骤</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Fixes</source>
        <translation>维修经验</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>上门记录</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>in Chinese</source>
        <translation>中文</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>With photos and manuals</source>
        <translation>连同照片和手册</translation>
    </message>
    <message>
        <source>Manuals and search work without a server. What you write is kept.</source>
        <translation>没有服务器也能看手册和搜索。您写的内容会保留。</translation>
    </message>
    <message>
        <source>Last sync: {time}</source>
        <translation>上次同步：{time}</translation>
    </message>
    <message>
        <source>Customers&apos; data is locked: the last sync was on {time}.</source>
        <translation>客户数据已锁定：上次同步是{time}。</translation>
    </message>
    <message>
        <source>It opens again with the next sync. What you wrote is kept.</source>
        <translation>下次同步后重新打开。您写的内容都保留着。</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search codes, symptoms, procedures, parts, customers, serials…   Ctrl+K</source>
        <translation>搜索代码、症状、作业步骤、零件、客户、序列号…   Ctrl+K</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索所有内容</translation>
    </message>
</context>
<context>
    <name>SentBack</name>
    <message>
        <source>Sent back by the reviewer</source>
        <translation>审核人已退回</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观和语言</translation>
    </message>
    <message>
        <source>Installed manuals</source>
        <translation>已安装的手册</translation>
    </message>
    <message>
        <source>Make manuals</source>
        <translation>制作手册</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Manuals follow where they can.</source>
        <translation>有译文的手册也跟着换。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Also with Ctrl and the mouse wheel.</source>
        <translation>也可以按住 Ctrl 转动鼠标滚轮。</translation>
    </message>
    <message>
        <source>Glove mode</source>
        <translation>手套模式</translation>
    </message>
    <message>
        <source>Everything that is touched becomes larger.</source>
        <translation>按钮、行和方框都变大。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Everything is kept in {folder}</source>
        <translation>所有数据保存在 {folder}</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Choose the machine at hand</source>
        <translation>选择当前机器</translation>
    </message>
    <message>
        <source>All about the machine at hand</source>
        <translation>当前机器的全部信息</translation>
    </message>
    <message>
        <source>Write an incident</source>
        <translation>记录事件</translation>
    </message>
    <message>
        <source>Write a fix</source>
        <translation>写经验</translation>
    </message>
    <message>
        <source>The open visit</source>
        <translation>进行中的上门</translation>
    </message>
    <message>
        <source>Back and forward</source>
        <translation>后退和前进</translation>
    </message>
    <message>
        <source>Home, manuals, parts, fault codes, customers</source>
        <translation>首页、手册、零件、故障代码、客户</translation>
    </message>
    <message>
        <source>Fixes, and for supervisors their review</source>
        <translation>维修经验；主管的审核台</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Make manuals: import or write</source>
        <translation>制作手册：导入或编写</translation>
    </message>
    <message>
        <source>Larger, smaller, usual size</source>
        <translation>放大、缩小、恢复大小</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>The guide to fieldkm</source>
        <translation>fieldkm 使用指南</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>按键列表</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Next and previous result</source>
        <translation>下一条、上一条结果</translation>
    </message>
    <message>
        <source>Open the result</source>
        <translation>打开结果</translation>
    </message>
    <message>
        <source>Open it and keep the list</source>
        <translation>打开结果但保留列表</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>关闭列表</translation>
    </message>
    <message>
        <source>Find on the page</source>
        <translation>页内查找</translation>
    </message>
    <message>
        <source>Next and previous place found</source>
        <translation>下一处、上一处</translation>
    </message>
    <message>
        <source>Next and previous step</source>
        <translation>下一个、上一个步骤</translation>
    </message>
    <message>
        <source>Tick the step</source>
        <translation>勾选步骤</translation>
    </message>
    <message>
        <source>Mark as a favourite</source>
        <translation>加入或取消收藏</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写笔记</translation>
    </message>
    <message>
        <source>Report an error on this page</source>
        <translation>报告本页的错误</translation>
    </message>
    <message>
        <source>Print or save as PDF</source>
        <translation>打印或存为 PDF</translation>
    </message>
    <message>
        <source>Next and previous callout</source>
        <translation>下一个、上一个序号</translation>
    </message>
    <message>
        <source>Open the replacement procedure</source>
        <translation>打开更换步骤</translation>
    </message>
    <message>
        <source>Larger, smaller, the whole drawing</source>
        <translation>放大、缩小、显示全图</translation>
    </message>
    <message>
        <source>Choose a folder or a file</source>
        <translation>选择文件夹或文件</translation>
    </message>
    <message>
        <source>Documentation, report, release</source>
        <translation>文档、报告、发布</translation>
    </message>
    <message>
        <source>Next and previous finding</source>
        <translation>下一条和上一条检查结果</translation>
    </message>
    <message>
        <source>Open the file in the editor</source>
        <translation>在编辑器中打开文件</translation>
    </message>
    <message>
        <source>Copy file and line</source>
        <translation>复制文件名和行号</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Follow the file that is being edited</source>
        <translation>跟随正在编辑的文件</translation>
    </message>
    <message>
        <source>Another language</source>
        <translation>另一种语言</translation>
    </message>
    <message>
        <source>Choose a customer, open its page</source>
        <translation>选择客户，打开其页面</translation>
    </message>
    <message>
        <source>Add a preference</source>
        <translation>添加偏好</translation>
    </message>
    <message>
        <source>Add a hazard</source>
        <translation>添加危险</translation>
    </message>
    <message>
        <source>Choose what is written down</source>
        <translation>选择要记下的内容</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Write a note down</source>
        <translation>记下备注</translation>
    </message>
    <message>
        <source>Add the copied picture</source>
        <translation>添加复制的图片</translation>
    </message>
    <message>
        <source>Close the visit</source>
        <translation>关闭上门记录</translation>
    </message>
    <message>
        <source>Save the service report</source>
        <translation>保存服务报告</translation>
    </message>
    <message>
        <source>Choose a fix, open it</source>
        <translation>选择一条经验并打开</translation>
    </message>
    <message>
        <source>It worked, in part, it failed</source>
        <translation>有效、部分有效、无效</translation>
    </message>
    <message>
        <source>Improve it</source>
        <translation>改进它</translation>
    </message>
    <message>
        <source>Comment on it</source>
        <translation>写评论</translation>
    </message>
    <message>
        <source>Thank its author</source>
        <translation>感谢作者</translation>
    </message>
    <message>
        <source>Report an error in it</source>
        <translation>报告其中的错误</translation>
    </message>
    <message>
        <source>Approve, send back, merge, hand on</source>
        <translation>批准、退回、合并、转交</translation>
    </message>
    <message>
        <source>Retire, promote</source>
        <translation>停用、收入手册</translation>
    </message>
    <message>
        <source>Next and previous fix</source>
        <translation>下一条、上一条经验</translation>
    </message>
    <message>
        <source>Which of two revisions is decided on</source>
        <translation>决定两个版本中的哪一个</translation>
    </message>
    <message>
        <source>With what has changed, or as it is read</source>
        <translation>标出改动，或按读者所见显示</translation>
    </message>
    <message>
        <source>Take the last decision back</source>
        <translation>收回上一个决定</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Manual pages</source>
        <translation>手册页面</translation>
    </message>
    <message>
        <source>Parts and drawings</source>
        <translation>零件和图纸</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Fixes</source>
        <translation>维修经验</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Make manuals</source>
        <translation>制作手册</translation>
    </message>
    <message>
        <source>Write a manual</source>
        <translation>编写手册</translation>
    </message>
</context>
<context>
    <name>SignInPanel</name>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Not encrypted: the password can be read on the way. Better: https://</source>
        <translation>未加密：密码在传输途中可能被人看到。最好用 https://</translation>
    </message>
    <message>
        <source>Your administrator tells you; it begins with https://</source>
        <translation>由管理员告知；以 https:// 开头</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>请填写。</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>办公室</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
</context>
<context>
    <name>SignatureDialog</name>
    <message>
        <source>Signature</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Name of who signs</source>
        <translation>签字人姓名</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>重签</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>Signature</source>
        <translation>签字</translation>
    </message>
</context>
<context>
    <name>SitePanel</name>
    <message numerus="yes">
        <source>%n more machine(s)</source>
        <translation>
            <numerusform>另外 %n 台机器</numerusform>
        </translation>
    </message>
    <message>
        <source>No machine is known to stand here.</source>
        <translation>此处没有已知的机器。</translation>
    </message>
    <message>
        <source>Site without a name</source>
        <translation>未命名的地点</translation>
    </message>
    <message>
        <source>Change this site</source>
        <translation>修改此地点</translation>
    </message>
    <message>
        <source>{time} there now ({zone}, {distance})</source>
        <translation>当地现在 {time}（{zone}，{distance}）</translation>
    </message>
    <message>
        <source>Machine without a serial number</source>
        <translation>没有序列号的机器</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>修改{name}</translation>
    </message>
</context>
<context>
    <name>SourceForm</name>
    <message>
        <source>Small letters, digits and hyphens only, for instance pump-ab100.</source>
        <translation>只能用小写字母、数字和连字符，例如 pump-ab100。</translation>
    </message>
    <message>
        <source>Import again</source>
        <translation>重新导入</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Kind of documentation</source>
        <translation>文档种类</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>标识</translation>
    </message>
    <message>
        <source>Names the manual for good: links and new versions go by it.</source>
        <translation>永久用于识别这本手册：链接和新版本都靠它。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Folder of the manual</source>
        <translation>手册文件夹</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>换文件夹…</translation>
    </message>
    <message>
        <source>made of the title</source>
        <translation>由标题得出</translation>
    </message>
    <message>
        <source>The last import into this folder was broken off. Import it again.</source>
        <translation>上一次导入到这个文件夹时中断了。请重新导入。</translation>
    </message>
    <message>
        <source>It was imported before: what you have edited since stays as it is.</source>
        <translation>以前导入过：你之后编辑的内容保持不变。</translation>
    </message>
    <message>
        <source>As the documentation says</source>
        <translation>以文档为准</translation>
    </message>
    <message>
        <source>Choose an empty folder for the manual</source>
        <translation>为手册选择一个空文件夹</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Follow the file being edited</source>
        <translation>跟随正在编辑的文件</translation>
    </message>
    <message>
        <source>Not in the contents</source>
        <translation>不在目录中</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>图纸</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>Looking at {source}…</source>
        <translation>正在查看 {source}…</translation>
    </message>
    <message>
        <source>Which documentation?</source>
        <translation>哪份文档？</translation>
    </message>
    <message>
        <source>Choose a folder or a file, or drop it onto this window. It is only read.</source>
        <translation>选择文件夹或文件，或把它拖到窗口上。来源只读取，不改动。</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Open it to write in it</source>
        <translation>打开并编写</translation>
    </message>
    <message>
        <source>Imported before</source>
        <translation>以前导入的</translation>
    </message>
    <message>
        <source>What can be imported</source>
        <translation>可以导入什么</translation>
    </message>
    <message>
        <source>Markdown folders; MkDocs, mdBook, GitBook, Docusaurus, VitePress, Hugo, Jekyll, Sphinx</source>
        <translation>Markdown 文件夹；MkDocs、mdBook、GitBook、Docusaurus、VitePress、Hugo、Jekyll、Sphinx</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Word, PDF, EPUB, HTML</source>
        <translation>Word、PDF、EPUB、HTML</translation>
    </message>
    <message>
        <source>Sites and wikis</source>
        <translation>站点和维基</translation>
    </message>
    <message>
        <source>Repair guides</source>
        <translation>维修指南</translation>
    </message>
    <message>
        <source>iFixit, oManual, S1000D</source>
        <translation>iFixit、oManual、S1000D</translation>
    </message>
    <message>
        <source>Lists of fault codes</source>
        <translation>故障代码表</translation>
    </message>
    <message>
        <source>CSV, JSON, YAML</source>
        <translation>CSV、JSON、YAML</translation>
    </message>
    <message>
        <source>Choose the folder with the documentation</source>
        <translation>选择文档所在的文件夹</translation>
    </message>
    <message>
        <source>Choose a document or a list of fault codes</source>
        <translation>选择文档或故障代码表</translation>
    </message>
    <message>
        <source>Preparing the preview: page {done} of {total}</source>
        <translation>正在准备预览：第 {done} 页，共 {total} 页</translation>
    </message>
    <message>
        <source>Importing: page {done} of {total}</source>
        <translation>正在导入：第 {done} 页，共 {total} 页</translation>
    </message>
    <message>
        <source>Reading {source}…</source>
        <translation>正在读取 {source}…</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n 条提示</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Reading {folder}…</source>
        <translation>正在读取 {folder}…</translation>
    </message>
    <message>
        <source>Write a manual</source>
        <translation>编写手册</translation>
    </message>
    <message>
        <source>Open the folder of a manual, or drop it here. Beside your editor you then see the page that you write as a technician will, and what is wrong with it.</source>
        <translation>打开手册的文件夹，或把它拖到这里。这样在编辑器旁边就能看到正在写的页面，与技术员看到的完全一样，还能看到其中的问题。</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>How a manual is written</source>
        <translation>怎样编写手册</translation>
    </message>
    <message>
        <source>Import documentation…</source>
        <translation>导入文档…</translation>
    </message>
    <message>
        <source>Written in before</source>
        <translation>最近编写</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>使用方法</translation>
    </message>
    <message>
        <source>1. Write in any editor. Nothing is changed here: the folder stays yours.</source>
        <translation>1. 用任何编辑器编写。这里不会改动您的文件夹。</translation>
    </message>
    <message>
        <source>2. Save. The page comes to the front by itself; findings stand beside it.</source>
        <translation>2. 保存。页面会自动显示出来，问题列在旁边。</translation>
    </message>
    <message>
        <source>3. When nothing is wrong, build and sign the pack, and install it.</source>
        <translation>3. 没有问题后，生成手册包，签名并安装。</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Choose a fix to read it. What you found out yourself helps others too.</source>
        <translation>选一条经验阅读。你自己的发现也能帮到别人。</translation>
    </message>
    <message>
        <source>Sent back to you</source>
        <translation>已退回给你</translation>
    </message>
    <message>
        <source>Where your fixes helped</source>
        <translation>你的经验帮到了哪里</translation>
    </message>
    <message>
        <source>Thanks from {names}</source>
        <translation>{names}向你致谢</translation>
    </message>
    <message>
        <source>used by colleagues: {counts}; last {age}</source>
        <translation>同事用过：{counts}；最近一次{age}</translation>
    </message>
</context>
<context>
    <name>StateBars</name>
    <message>
        <source>{file} is no longer there. The page is shown as it was last.</source>
        <translation>{file} 已经不在了。显示的是最后一次的页面。</translation>
    </message>
    <message>
        <source>{file} is unfinished. The page is shown as it was when it was whole.</source>
        <translation>{file} 尚未写完整。显示的是上次完整时的页面。</translation>
    </message>
    <message>
        <source>Shown in {language}: this page is not translated.</source>
        <translation>以{language}显示：本页没有译文。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message numerus="yes">
        <source>%n manual(s) installed</source>
        <translation>
            <numerusform>已安装 %n 本手册</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the Sync screen</source>
        <translation>打开同步界面</translation>
    </message>
    <message>
        <source>Opening the manuals…</source>
        <translation>正在打开手册…</translation>
    </message>
    <message>
        <source>No manual is installed yet</source>
        <translation>尚未安装手册</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Search is being built…</source>
        <translation>正在建立搜索…</translation>
    </message>
    <message>
        <source>Search is being built: {done} of {total}</source>
        <translation>正在建立搜索：{done} / {total}</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>What the next visitor is told</source>
        <translation>告知下次上门的同事</translation>
    </message>
    <message>
        <source>One line of what helps at the door. It reaches all colleagues.</source>
        <translation>一句对上门有帮助的话。所有同事都会看到。</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>转交给</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Choose a colleague</source>
        <translation>选择同事</translation>
    </message>
</context>
<context>
    <name>StoryPanel</name>
    <message>
        <source>Where it was used</source>
        <translation>使用情况</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Reported as wrong</source>
        <translation>错误报告</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>致谢</translation>
    </message>
    <message>
        <source>What happened to it</source>
        <translation>经过</translation>
    </message>
    <message numerus="yes">
        <source>Show the last %n</source>
        <translation>
            <numerusform>显示最近%n次</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer: {text}</source>
        <translation>答复：{text}</translation>
    </message>
    <message>
        <source>Answer it</source>
        <translation>去答复</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>尚未发送</translation>
    </message>
</context>
<context>
    <name>SyncScreen</name>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Rejected: the server did not take these</source>
        <translation>被拒绝：服务器没有接受这些</translation>
    </message>
    <message>
        <source>Conflicts: two have written the same field</source>
        <translation>冲突：两个人写了同一项</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>等待发送</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>On this laptop</source>
        <translation>这台电脑上</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>没有等待发送的内容。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>Signed out</source>
        <translation>未登录</translation>
    </message>
    <message numerus="yes">
        <source>Sync: %n thing(s) need you</source>
        <translation>
            <numerusform>同步：有 %n 件事等您处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>Manual {manual}: {done} of {total}</source>
        <translation>手册{manual}：{done}，共 {total}</translation>
    </message>
    <message>
        <source>Photos: {done} of {total}</source>
        <translation>照片：{done}，共 {total}</translation>
    </message>
    <message>
        <source>Syncing {done} of {total}</source>
        <translation>正在同步：{done}，共 {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) sent</source>
        <translation>
            <numerusform>已发送 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) received</source>
        <translation>
            <numerusform>已接收 %n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) left</source>
        <translation>
            <numerusform>剩余 %n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) left</source>
        <translation>
            <numerusform>剩余 %n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. What has come and gone so far is kept.</source>
        <translation>已停止。已经收发的内容都保留。</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n manual(s)</source>
        <translation>
            <numerusform>%n 本手册</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 条笔记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fix(es)</source>
        <translation>
            <numerusform>%n 条修复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处修改</numerusform>
        </translation>
    </message>
    <message>
        <source>{these} and {last}</source>
        <translation>{these}和{last}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Preference</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>危险</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Planned visit</source>
        <translation>计划的上门</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Entry of a visit</source>
        <translation>上门记录</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Van stock</source>
        <translation>车上备件</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Entry of an incident</source>
        <translation>事件记录</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Reported error</source>
        <translation>错误报告</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>感谢</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Conflict settled</source>
        <translation>冲突已解决</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Fix {number} submitted</source>
        <translation>经验 {number} 已提交</translation>
    </message>
    <message>
        <source>Fix {number} withdrawn</source>
        <translation>经验 {number} 已撤回</translation>
    </message>
    <message>
        <source>Fix {number} approved</source>
        <translation>经验 {number} 已批准</translation>
    </message>
    <message>
        <source>Fix {number} sent back</source>
        <translation>经验 {number} 已退回</translation>
    </message>
    <message>
        <source>Fix {number} merged into another</source>
        <translation>经验 {number} 已并入另一条</translation>
    </message>
    <message>
        <source>Fix {number} retired</source>
        <translation>经验 {number} 已停用</translation>
    </message>
    <message>
        <source>Fix {number} carried into a manual</source>
        <translation>经验 {number} 已收入手册</translation>
    </message>
    <message>
        <source>Fix {number} handed on</source>
        <translation>经验 {number} 已转交</translation>
    </message>
    <message>
        <source>Fix {number} changed</source>
        <translation>经验 {number} 已修改</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>进入方式</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>症状</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Quoted text</source>
        <translation>引用的文字</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>图片说明</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>For the next visitor</source>
        <translation>告知下次上门的同事</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message numerus="yes">
        <source>Offline: {things} wait(s)</source>
        <translation>
            <numerusform>离线：{things}等待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>尚未同步</translation>
    </message>
    <message numerus="yes">
        <source>{things} wait(s) to be sent</source>
        <translation>
            <numerusform>{things}等待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date at {time}</source>
        <translation>{time} 已是最新</translation>
    </message>
</context>
<context>
    <name>TermField</name>
    <message>
        <source>Leave out {what}</source>
        <translation>去掉{what}</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>There is no text in it; it is sent as it is.</source>
        <translation>其中没有文字，将原样发送。</translation>
    </message>
</context>
<context>
    <name>TextSide</name>
    <message>
        <source>Copy this text</source>
        <translation>复制此内容</translation>
    </message>
</context>
<context>
    <name>TodayGroups</name>
    <message>
        <source>Recent machines</source>
        <translation>最近的机器</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>等待您处理</translation>
    </message>
    <message>
        <source>Today: {day}</source>
        <translation>今天：{day}</translation>
    </message>
    <message>
        <source>No visit is planned for today.</source>
        <translation>今天没有计划的上门。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need you on the Sync screen</source>
        <translation>
            <numerusform>同步界面有 %n 项需要您处理</numerusform>
        </translation>
    </message>
    <message>
        <source>What the server rejected, and fields that two have written</source>
        <translation>服务器拒收的内容，以及两人都改过的字段</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>没有等待您处理的事项。</translation>
    </message>
    <message>
        <source>Write an incident</source>
        <translation>记录事件</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Changed since {time}</source>
        <translation>{time} 以来的变化</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>我已看过</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>No machine</source>
        <translation>未选择机器</translation>
    </message>
    <message>
        <source>Machine at hand: {machine}</source>
        <translation>当前机器：{machine}</translation>
    </message>
    <message>
        <source>Open visit: {machine}</source>
        <translation>进行中的上门：{machine}</translation>
    </message>
    <message>
        <source>Visit: {machine}</source>
        <translation>上门：{machine}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Choose the machine at hand</source>
        <translation>选择当前机器</translation>
    </message>
</context>
<context>
    <name>UsedRow</name>
    <message>
        <source>Why, in a few words: colleagues read it</source>
        <translation>为什么，写几个字：同事们会看到</translation>
    </message>
</context>
<context>
    <name>UsedRows</name>
    <message>
        <source>No procedure was ticked and no fix was used in this visit.</source>
        <translation>本次没有勾选作业步骤，也没有用过经验。</translation>
    </message>
</context>
<context>
    <name>VisitHead</name>
    <message>
        <source>Visit</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Planned: {what}</source>
        <translation>计划：{what}</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Move this visit to the machine where it was made</source>
        <translation>把本次上门移到实际所在的机器</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Save the service report as a PDF</source>
        <translation>将服务报告保存为PDF</translation>
    </message>
    <message>
        <source>Close the visit</source>
        <translation>关闭上门记录</translation>
    </message>
    <message>
        <source>Time worked</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Stop the clock</source>
        <translation>停止计时</translation>
    </message>
    <message>
        <source>Start the clock</source>
        <translation>开始计时</translation>
    </message>
</context>
<context>
    <name>VisitScreen</name>
    <message>
        <source>No visit is open</source>
        <translation>没有进行中的上门</translation>
    </message>
    <message>
        <source>Begin one from a machine or a customer: find it with Ctrl+K, or scan its serial number with Ctrl+M.</source>
        <translation>从机器或客户页面开始：按Ctrl+K查找，或按Ctrl+M扫描序列号。</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>已记下</translation>
    </message>
    <message>
        <source>Known fixes</source>
        <translation>已知经验</translation>
    </message>
    <message>
        <source>Tests that tell the causes apart</source>
        <translation>区分原因的测试</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>作业步骤</translation>
    </message>
    <message>
        <source>Parts used</source>
        <translation>使用的零件</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>已撤回。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>With the signature the customer confirms the visit, not that all is well.</source>
        <translation>客户签字只确认上门，不代表一切正常。</translation>
    </message>
</context>
<context>
    <name>VisitWords</name>
    <message>
        <source>Worked</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>部分有效</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>from the van</source>
        <translation>取自车上</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>suspected</source>
        <translation>怀疑</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low}至{high}</translation>
    </message>
    <message>
        <source>at least {low}</source>
        <translation>至少{low}</translation>
    </message>
    <message>
        <source>at most {high}</source>
        <translation>至多{high}</translation>
    </message>
    <message>
        <source>within its limits</source>
        <translation>在范围内</translation>
    </message>
    <message>
        <source>outside its limits</source>
        <translation>超出范围</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}分钟</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours}小时{minutes}分钟</translation>
    </message>
    <message>
        <source>Work started</source>
        <translation>开始工作</translation>
    </message>
    <message>
        <source>Work stopped</source>
        <translation>停止工作</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>症状</translation>
    </message>
    <message>
        <source>Fault code</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>作业步骤</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>维修经验</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>后续</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签字</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已移动</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
</context>
<context>
    <name>WarningsPanel</name>
    <message>
        <source>Before you go in</source>
        <translation>进门之前</translation>
    </message>
    <message>
        <source>Open incident</source>
        <translation>未结事件</translation>
    </message>
    <message>
        <source>Nothing is told yet about how it stands.</source>
        <translation>处理情况尚无说明。</translation>
    </message>
    <message>
        <source>Next: {step}</source>
        <translation>下一步：{step}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show this incident</source>
        <translation>查看此事件</translation>
    </message>
    <message>
        <source>Reported on {day}</source>
        <translation>{day}报告</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>{name} sees to it</source>
        <translation>{name}负责处理</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>not answered yet</source>
        <translation>尚未答复</translation>
    </message>
    <message>
        <source>late</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>{about}: {text}</source>
        <translation>{about}：{text}</translation>
    </message>
    <message>
        <source>To be done</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>{day}前</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done: {task}</source>
        <translation>完成：{task}</translation>
    </message>
    <message>
        <source>Change: {text}</source>
        <translation>修改：{text}</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>WritingBar</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>在本页查找</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Language of the manual</source>
        <translation>手册的语言</translation>
    </message>
</context>
<context>
    <name>WritingHead</name>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Write a fix</source>
        <translation>写维修经验</translation>
    </message>
    <message>
        <source>Improve {number}</source>
        <translation>改进 {number}</translation>
    </message>
    <message>
        <source>Draft, being saved …</source>
        <translation>草稿，正在保存……</translation>
    </message>
    <message>
        <source>Draft, saved on this laptop; nobody else sees it yet.</source>
        <translation>草稿，已保存在这台电脑上，其他人还看不到。</translation>
    </message>
    <message>
        <source>It can be submitted.</source>
        <translation>可以提交了。</translation>
    </message>
    <message>
        <source>Still to be said: {what}.</source>
        <translation>还需填写：{what}。</translation>
    </message>
</context>
<context>
    <name>WritingScreen</name>
    <message>
        <source>Open a manual</source>
        <translation>打开手册</translation>
    </message>
    <message>
        <source>Copied: {place}</source>
        <translation>已复制：{place}</translation>
    </message>
    <message>
        <source>{file} could not be opened. Does your system know a program for it?</source>
        <translation>无法打开 {file}。系统里有能打开它的程序吗？</translation>
    </message>
</context>
<context>
    <name>WritingWords</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>现象</translation>
    </message>
    <message>
        <source>What it was</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What fixes it</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>What is better now</source>
        <translation>改进了什么</translation>
    </message>
    <message>
        <source>For which models</source>
        <translation>适用机型</translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Pages of the manual</source>
        <translation>手册页面</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Does it touch safety?</source>
        <translation>是否涉及安全？</translation>
    </message>
    <message>
        <source>Name it in one line, as a colleague would look for it.</source>
        <translation>用一句话命名，按同事会搜索的说法。</translation>
    </message>
    <message>
        <source>Write what was seen; a sentence is enough.</source>
        <translation>写下现象，一句话就够。</translation>
    </message>
    <message>
        <source>Write what fixes it; a sentence is enough.</source>
        <translation>写下处理方法，一句话就够。</translation>
    </message>
    <message>
        <source>Choose a model or a page of a manual: its reviewers see it.</source>
        <translation>选择机型或手册页面：由对应的审核人审核。</translation>
    </message>
    <message>
        <source>Choose yes or no.</source>
        <translation>请选择是或否。</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>what was seen</source>
        <translation>现象</translation>
    </message>
    <message>
        <source>what fixes it</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>models</source>
        <translation>机型</translation>
    </message>
    <message>
        <source>safety</source>
        <translation>是否涉及安全</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>site</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>a person there</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>mail address</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>serial number</source>
        <translation>序列号</translation>
    </message>
</context>
<context>
    <name>ZoomControl</name>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
</context>
<context>
    <name>_LikelyEntry</name>
    <message>
        <source>Same fix, worked again</source>
        <translation>同样的办法，再次有效</translation>
    </message>
    <message>
        <source>Both: {what}</source>
        <translation>共同点：{what}</translation>
    </message>
    <message>
        <source>Counts for that fix; this draft is not needed then.</source>
        <translation>计入那条经验，这份草稿就不需要了。</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Something went wrong in fieldkm itself.</source>
        <translation>fieldkm 自己出了错。</translation>
    </message>
    <message>
        <source>Try again; the report helps us to mend it.</source>
        <translation>请再试一次；报告能帮助我们改正。</translation>
    </message>
    <message>
        <source>A benchmark&apos;s child process failed: {reason}</source>
        <translation>测量的子进程失败：{reason}</translation>
    </message>
    <message>
        <source>A closed visit is not opened again.</source>
        <translation>已关闭的上门记录不能重新打开。</translation>
    </message>
    <message>
        <source>A fix needs a title, a symptom and a remedy.</source>
        <translation>维修经验要写明标题、现象和处理方法。</translation>
    </message>
    <message>
        <source>A key is never overwritten: choose another name.</source>
        <translation>密钥文件绝不覆盖：请换一个文件名。</translation>
    </message>
    <message>
        <source>A machine needs its serial number.</source>
        <translation>机器必须有序列号。</translation>
    </message>
    <message>
        <source>A meter cannot stand at {value}.</source>
        <translation>计数器的读数不可能是{value}。</translation>
    </message>
    <message>
        <source>A photo came damaged and was thrown away.</source>
        <translation>收到的一张照片已损坏，已丢弃。</translation>
    </message>
    <message>
        <source>A preference cannot be about a “{kind}”.</source>
        <translation>偏好不能针对“{kind}”。</translation>
    </message>
    <message>
        <source>A record of the kind “{kind}” cannot be read: {reason}</source>
        <translation>无法读取“{kind}”类的记录：{reason}</translation>
    </message>
    <message>
        <source>A record of the kind “{kind}” has the version {version}; this fieldkm reads up to {newest}.</source>
        <translation>“{kind}”类的一条记录是版本 {version}；这个 fieldkm 最高只能读取版本 {newest}。</translation>
    </message>
    <message>
        <source>A sample has from 1 to {most} fixes; {scale} were asked for.</source>
        <translation>示例可以有1到{most}条经验；要求的是{scale}条。</translation>
    </message>
    <message>
        <source>A sample territory has from 1 to {most} visits; {scale} were asked for.</source>
        <translation>示例区域可有1至{most}次上门，而要求的是{scale}次。</translation>
    </message>
    <message>
        <source>A sync is running already.</source>
        <translation>同步已在进行。</translation>
    </message>
    <message>
        <source>A withdrawal names a manual, its versions and a reason.</source>
        <translation>撤回通知必须写明手册、版本和原因。</translation>
    </message>
    <message>
        <source>A worker of the server could not begin.</source>
        <translation>服务器的一个工作进程无法启动。</translation>
    </message>
    <message>
        <source>Add a remark instead, or ask the owner.</source>
        <translation>请改为添加备注，或找负责人处理。</translation>
    </message>
    <message>
        <source>Add a remark or the next step.</source>
        <translation>请添加备注或下一步。</translation>
    </message>
    <message>
        <source>Add it again: JPEG, PNG and WebP are kept.</source>
        <translation>请重新添加：可保存 JPEG、PNG 和 WebP。</translation>
    </message>
    <message>
        <source>Add it first: fieldkm server family add {name}</source>
        <translation>请先添加：fieldkm server family add {name}</translation>
    </message>
    <message>
        <source>Add it first: fieldkm server territory add {name}</source>
        <translation>请先添加：fieldkm server territory add {name}</translation>
    </message>
    <message>
        <source>All can be read all the same. Try again, or restart the program.</source>
        <translation>内容仍可照常阅读。请重试，或重新启动程序。</translation>
    </message>
    <message>
        <source>Amend its result, or begin another visit.</source>
        <translation>请更正其结果，或开始新的上门。</translation>
    </message>
    <message>
        <source>Amend what is wrong in it, or begin another visit.</source>
        <translation>请更正其中的错误，或开始新的上门。</translation>
    </message>
    <message>
        <source>An answer of {url} did not come whole.</source>
        <translation>{url} 的应答没有收全。</translation>
    </message>
    <message>
        <source>An erasure needs a reason.</source>
        <translation>彻底删除必须注明原因。</translation>
    </message>
    <message>
        <source>An update may have removed it. Look in the contents or search for its words.</source>
        <translation>更新后可能已删去。请查看目录，或搜索其中的词。</translation>
    </message>
    <message>
        <source>Another import writes the same records just now.</source>
        <translation>另一次导入正在写入同样的记录。</translation>
    </message>
    <message>
        <source>Another operation was sent under the same number before.</source>
        <translation>以前已有另一项操作用同一个编号发送过。</translation>
    </message>
    <message>
        <source>Another piece of a photo from this laptop is being written.</source>
        <translation>正在写入这台电脑发来的另一段照片数据。</translation>
    </message>
    <message>
        <source>Another window or command is installing a manual.</source>
        <translation>另一个窗口或命令正在安装手册。</translation>
    </message>
    <message>
        <source>Ask its supervisor or an administrator.</source>
        <translation>请找它的主管或管理员。</translation>
    </message>
    <message>
        <source>Ask the publisher of the manual for a new pack.</source>
        <translation>请向手册的发布者要新的手册包。</translation>
    </message>
    <message>
        <source>Ask the publisher of the manual for a new pack. Nothing was changed.</source>
        <translation>请向手册的发布者要新的手册包。没有做任何改动。</translation>
    </message>
    <message>
        <source>Ask the publisher of the manual to split it or to make its pictures smaller.</source>
        <translation>请手册的发布者把它拆分，或缩小其中的图片。</translation>
    </message>
    <message>
        <source>Ask the publisher of the manual to split it.</source>
        <translation>请手册的发布者把它拆分。</translation>
    </message>
    <message>
        <source>Ask your administrator for another role.</source>
        <translation>请管理员给您换一个角色。</translation>
    </message>
    <message>
        <source>Ask your administrator for the publisher&apos;s key.</source>
        <translation>请向管理员要发布者的密钥。</translation>
    </message>
    <message>
        <source>Ask your administrator for the publisher&apos;s key. Do not use the file until then.</source>
        <translation>请向管理员要发布者的密钥。在此之前不要使用这个文件。</translation>
    </message>
    <message>
        <source>Ask your administrator to update the server; the work stays on this laptop.</source>
        <translation>请管理员更新服务器；您写的内容保留在这台电脑上。</translation>
    </message>
    <message>
        <source>Ask your supervisor to do it, or to lend you the territory.</source>
        <translation>请主管来做，或请主管把该区域借给您。</translation>
    </message>
    <message>
        <source>Ask your supervisor to do it.</source>
        <translation>请让主管来做。</translation>
    </message>
    <message>
        <source>Build it again with a higher version.</source>
        <translation>请改用更高的版本号重新生成。</translation>
    </message>
    <message>
        <source>Build it with a publisher&apos;s key: fieldkm manual build … --key KEYFILE</source>
        <translation>请用发布者的密钥生成：fieldkm manual build … --key KEYFILE</translation>
    </message>
    <message>
        <source>Build the pack again.</source>
        <translation>请重新生成手册包。</translation>
    </message>
    <message>
        <source>Check it on the rating plate, sync, or list the machines of the customer.</source>
        <translation>请核对铭牌、进行同步，或列出该客户的机器。</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>请检查它的权限。</translation>
    </message>
    <message>
        <source>Check the date, and the clock of this computer.</source>
        <translation>请检查日期和这台电脑的时钟。</translation>
    </message>
    <message>
        <source>Check the file.</source>
        <translation>请检查文件。</translation>
    </message>
    <message>
        <source>Check the laptop&apos;s date and the address. If your company has an authority of its own, name its certificates in the settings. Nothing was sent.</source>
        <translation>请检查这台电脑的日期和服务器地址。如果公司有自己的证书颁发机构，请在设置中指定它的证书。没有发送任何内容。</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>请核对名称。</translation>
    </message>
    <message>
        <source>Check the number, or leave it out and name the place in the background.</source>
        <translation>请核对编号，或将其留空并在背景中写明地点。</translation>
    </message>
    <message>
        <source>Check the number, or search for the part&apos;s name.</source>
        <translation>请核对号码，或搜索零件名称。</translation>
    </message>
    <message>
        <source>Check the proxy in the settings, or try another network.</source>
        <translation>请检查设置中的代理，或换一个网络。</translation>
    </message>
    <message>
        <source>Check the serial number, or search without --machine.</source>
        <translation>请核对序列号，或不带 --machine 再搜索。</translation>
    </message>
    <message>
        <source>Check the year.</source>
        <translation>请检查年份。</translation>
    </message>
    <message>
        <source>Choose a colleague who works with a laptop.</source>
        <translation>请选择使用笔记本电脑工作的同事。</translation>
    </message>
    <message>
        <source>Choose a date that is still to come.</source>
        <translation>请选择今后的日期。</translation>
    </message>
    <message>
        <source>Choose a file that “fieldkm manual build” has made, or build the folder first.</source>
        <translation>请选择用“fieldkm manual build”生成的文件，或先用手册文件夹生成手册包。</translation>
    </message>
    <message>
        <source>Choose a folder of pages, or a file of Word, PDF, HTML, EPUB or fault codes.</source>
        <translation>请选择页面所在的文件夹，或 Word、PDF、HTML、EPUB、故障代码表文件。</translation>
    </message>
    <message>
        <source>Choose a longer one: four words are better than signs.</source>
        <translation>请换一个长的：四个词比夹杂符号更好。</translation>
    </message>
    <message>
        <source>Choose a model or a page of a manual.</source>
        <translation>请选择机型或手册中的一页。</translation>
    </message>
    <message>
        <source>Choose a photo as JPEG, PNG or WebP.</source>
        <translation>请选择JPEG、PNG或WebP格式的照片。</translation>
    </message>
    <message>
        <source>Choose a port from 1024 on with --port.</source>
        <translation>请用“--port”指定 1024 或更大的端口。</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>请换一个短的。</translation>
    </message>
    <message>
        <source>Choose another --scale.</source>
        <translation>请为“--scale”换一个数值。</translation>
    </message>
    <message>
        <source>Choose another name, or delete it first.</source>
        <translation>请换一个文件名，或先把它删除。</translation>
    </message>
    <message>
        <source>Choose another name; that of a disabled user stays on what they wrote.</source>
        <translation>请换一个用户名；已停用的用户所写的内容仍保留其用户名。</translation>
    </message>
    <message>
        <source>Choose another number for --fixes.</source>
        <translation>请为 --fixes 另选一个数。</translation>
    </message>
    <message>
        <source>Choose another one, or leave the place empty and name it in the background.</source>
        <translation>请选择其他地点，或将地点留空并在背景中写明。</translation>
    </message>
    <message>
        <source>Choose another reviewer.</source>
        <translation>请另选一位审核人。</translation>
    </message>
    <message>
        <source>Choose from 1 to {longest} days.</source>
        <translation>请选择 1 到 {longest} 天。</translation>
    </message>
    <message>
        <source>Choose one from the list, such as Europe/Berlin, or leave it empty.</source>
        <translation>请从列表中选择，例如 Asia/Shanghai，或留空。</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>请从列表中选一个。</translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation>请从中选择：{names}。</translation>
    </message>
    <message>
        <source>Choose somebody else.</source>
        <translation>请选择其他人。</translation>
    </message>
    <message>
        <source>Choose the colleague who takes it over.</source>
        <translation>请选择接手的同事。</translation>
    </message>
    <message>
        <source>Choose the folder in which the pages lie.</source>
        <translation>请选择页面所在的文件夹。</translation>
    </message>
    <message>
        <source>Choose the page of the manual.</source>
        <translation>请选择手册中的页面。</translation>
    </message>
    <message>
        <source>Choose yes or no. With yes, colleagues see it once it is approved.</source>
        <translation>请选择“是”或“否”。选“是”时，批准以后同事才能看到。</translation>
    </message>
    <message>
        <source>Close the other fieldkm and try again.</source>
        <translation>请关闭另一个 fieldkm，再试一次。</translation>
    </message>
    <message>
        <source>Copy or download it again. Nothing was changed.</source>
        <translation>请重新复制或下载。没有做任何改动。</translation>
    </message>
    <message>
        <source>Customers&apos; data and what was not sent are removed. Ask your administrator.</source>
        <translation>客户数据和没有发送的内容都已删除。请询问管理员。</translation>
    </message>
    <message>
        <source>Customers&apos; data is locked: this laptop has not synced for more than {days} days.</source>
        <translation>客户数据已锁定：这台笔记本已超过 {days} 天没有同步。</translation>
    </message>
    <message>
        <source>Delete this file, then install the manuals again. Notes and fixes are not touched.</source>
        <translation>请删除这个文件，再重新安装手册。笔记和维修记录不受影响。</translation>
    </message>
    <message>
        <source>Do not use it. Ask the publisher of the manual for a new pack.</source>
        <translation>不要使用。请向手册的发布者要新的手册包。</translation>
    </message>
    <message>
        <source>Do not use it. Tell your administrator where it came from.</source>
        <translation>不要使用。请告诉管理员它从哪里来。</translation>
    </message>
    <message>
        <source>End it, or choose another port with --port.</source>
        <translation>请结束那个程序，或用“--port”换一个端口。</translation>
    </message>
    <message>
        <source>Everything is imported; only the preview of the pages was stopped.</source>
        <translation>已全部导入；只是页面预览被停止。</translation>
    </message>
    <message>
        <source>Free some space and try again. Nothing that was saved before is lost.</source>
        <translation>请腾出空间，再试一次。以前保存的内容不会丢。</translation>
    </message>
    <message>
        <source>Free some space or mend the folder.</source>
        <translation>请腾出空间，或修复该文件夹。</translation>
    </message>
    <message>
        <source>Free some space, or choose a smaller --scale.</source>
        <translation>请腾出空间，或减小“--scale”的数值。</translation>
    </message>
    <message>
        <source>Get it again from where it came from. Do not use this one.</source>
        <translation>请从原来的地方重新取一份。不要使用这一份。</translation>
    </message>
    <message>
        <source>Get the file again from where it came from.</source>
        <translation>请从原来的地方重新取一份。</translation>
    </message>
    <message>
        <source>Give a newer one, for instance {proposed}.</source>
        <translation>请填写更新的版本，例如 {proposed}。</translation>
    </message>
    <message>
        <source>Give a serial, or the id of a machine, a site or a customer.</source>
        <translation>请给出序列号，或机器、地点、客户的标识。</translation>
    </message>
    <message>
        <source>Hand it on to another reviewer, or lend a supervisor the product family.</source>
        <translation>请转给另一位审核人，或把这个产品系列借给一位主管。</translation>
    </message>
    <message>
        <source>If you know whose key it is, accept it: fieldkm server manual trust PUBFILE</source>
        <translation>如果知道这是谁的密钥，就接受它：fieldkm server manual trust PUBFILE</translation>
    </message>
    <message>
        <source>If you need it nevertheless, remove the installed manual first.</source>
        <translation>确实需要它时，请先移除已安装的手册。</translation>
    </message>
    <message>
        <source>Import again to complete it.</source>
        <translation>请重新导入，使其完整。</translation>
    </message>
    <message>
        <source>Import again to complete it. What you edited there is as it was.</source>
        <translation>请重新导入，使其完整。你在其中编辑的内容没有改变。</translation>
    </message>
    <message>
        <source>Install fieldkm with its extra “server”.</source>
        <translation>请安装 fieldkm 及其附加组件“server”。</translation>
    </message>
    <message>
        <source>Install it only if you know where it comes from, with “--unsigned”.</source>
        <translation>只有知道它的来源才可以安装，并加上“--unsigned”。</translation>
    </message>
    <message>
        <source>Install its pack first.</source>
        <translation>请先安装它的手册包。</translation>
    </message>
    <message>
        <source>Install its pack.</source>
        <translation>请安装它的手册包。</translation>
    </message>
    <message>
        <source>It begins with https:// and your administrator knows it.</source>
        <translation>它以 https:// 开头，管理员知道。</translation>
    </message>
    <message>
        <source>It can be handed on to: {names}.</source>
        <translation>可以转交给：{names}。</translation>
    </message>
    <message>
        <source>It cannot be sent any more. Delete it here.</source>
        <translation>已无法再发送。请在本机删除。</translation>
    </message>
    <message>
        <source>It goes on from there by itself.</source>
        <translation>会自动从那里继续。</translation>
    </message>
    <message>
        <source>It is about a customer, a site, a contact or a machine.</source>
        <translation>只能针对客户、地点、联系人或机器。</translation>
    </message>
    <message>
        <source>It is asked for again; what came before is kept.</source>
        <translation>会重新请求；此前收到的内容都保留着。</translation>
    </message>
    <message>
        <source>It is built anew from the manuals and notes; nothing is lost. Search again in a while.</source>
        <translation>正在从手册和笔记重新建立，什么都不会丢。请过一会儿再搜索。</translation>
    </message>
    <message>
        <source>It is built when the program starts; until then open pages from the contents.</source>
        <translation>程序启动时会自动建立；在此之前请从目录打开页面。</translation>
    </message>
    <message>
        <source>It is fetched again at the next sync.</source>
        <translation>下次同步时会重新获取。</translation>
    </message>
    <message>
        <source>It is fetched again at the next sync. Tell your administrator if it stays so.</source>
        <translation>下次同步时会重新获取。还是这样，请告诉管理员。</translation>
    </message>
    <message>
        <source>It is fetched anew by itself.</source>
        <translation>会自动从头获取。</translation>
    </message>
    <message>
        <source>It is not said for which products the fix is.</source>
        <translation>没有说明这条维修经验适用于哪些产品。</translation>
    </message>
    <message>
        <source>It is not said whether the fix touches safety.</source>
        <translation>没有说明这条维修经验是否涉及安全。</translation>
    </message>
    <message>
        <source>It is not said which page the fix was carried into.</source>
        <translation>没有说明这条维修经验写进了哪一页。</translation>
    </message>
    <message>
        <source>It is sent again by itself.</source>
        <translation>会自动重新发送。</translation>
    </message>
    <message>
        <source>It is to hold one of: {files}.</source>
        <translation>其中应有以下文件之一：{files}。</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>会自动重试。</translation>
    </message>
    <message>
        <source>It is tried again by itself. What you wrote is kept on this laptop.</source>
        <translation>会自动重试。您写的内容保存在这台电脑上。</translation>
    </message>
    <message>
        <source>It may belong to a territory that you do not serve.</source>
        <translation>它可能属于您不负责的区域。</translation>
    </message>
    <message>
        <source>It may belong to another territory. Sync, then look again.</source>
        <translation>它可能属于其他区域。请同步后再查看。</translation>
    </message>
    <message>
        <source>It may have been removed in a newer version: search for its words.</source>
        <translation>新版本可能删去了它：请搜索其中的词。</translation>
    </message>
    <message>
        <source>It may have been removed, or belong to another territory now. Sync, or search for its serial number.</source>
        <translation>它可能已被删除，或已属于别的区域。请同步，或搜索它的序列号。</translation>
    </message>
    <message>
        <source>It may have been removed, or moved to another territory. Ask your supervisor.</source>
        <translation>它可能已被删除，或已划到另一个辖区。请询问主管。</translation>
    </message>
    <message>
        <source>It may have been submitted or thrown away.</source>
        <translation>可能已经提交或丢弃。</translation>
    </message>
    <message>
        <source>It may lie in another territory, or the next sync brings it.</source>
        <translation>它可能属于其他区域，或在下次同步时到达。</translation>
    </message>
    <message>
        <source>It stands on the rating plate. Type it as it is printed there.</source>
        <translation>序列号在铭牌上，请照样输入。</translation>
    </message>
    <message>
        <source>Its fields are: {fields}.</source>
        <translation>其字段为：{fields}。</translation>
    </message>
    <message>
        <source>Its log says why: {log}</source>
        <translation>原因见其日志：{log}</translation>
    </message>
    <message>
        <source>Its memory may have run out. Try a part of the documentation by itself.</source>
        <translation>可能内存不足。请试着单独导入文档的一部分。</translation>
    </message>
    <message>
        <source>Known there are: {known}.</source>
        <translation>此处可用：{known}。</translation>
    </message>
    <message>
        <source>Laptops gave it before the server did. Use the number that begins with F.</source>
        <translation>这是各台电脑在服务器编号之前自己给的。请用以F开头的编号。</translation>
    </message>
    <message>
        <source>Leave it to its reviewers, or ask one of them to lend you the family.</source>
        <translation>请交给它的审核人，或请其中一位把这个系列借给您。</translation>
    </message>
    <message>
        <source>Leave out what matters least.</source>
        <translation>去掉最不重要的。</translation>
    </message>
    <message>
        <source>Leave the territory empty, or ask your supervisor.</source>
        <translation>请把辖区留空，或询问主管。</translation>
    </message>
    <message>
        <source>Leave the visit out, or check its id.</source>
        <translation>不指定上门记录，或核对它的标识。</translation>
    </message>
    <message>
        <source>List them with “fieldkm server deadline list”.</source>
        <translation>请用“fieldkm server deadline list”列出全部期限。</translation>
    </message>
    <message>
        <source>List them with “fieldkm server device list”.</source>
        <translation>请用“fieldkm server device list”列出全部设备。</translation>
    </message>
    <message>
        <source>List them with “fieldkm server loan list”.</source>
        <translation>用“fieldkm server loan list”列出。</translation>
    </message>
    <message>
        <source>List them with “fieldkm server user list”.</source>
        <translation>请用“fieldkm server user list”列出全部用户。</translation>
    </message>
    <message>
        <source>Look at it: it may be this fix. Remove it to promote the fix anew.</source>
        <translation>请查看：它可能就是这条经验。要重新收入，请先删除该页。</translation>
    </message>
    <message>
        <source>Look for it in the list of fault codes, or search for its words.</source>
        <translation>请查故障代码列表，或搜索相关的词。</translation>
    </message>
    <message>
        <source>Make it smaller.</source>
        <translation>请把它缩小。</translation>
    </message>
    <message>
        <source>Make two notes of it.</source>
        <translation>请分成两条笔记。</translation>
    </message>
    <message>
        <source>Manuals can be read all the same. Try again, or restart the program.</source>
        <translation>手册照样能看。请再试一次，或重新启动程序。</translation>
    </message>
    <message>
        <source>Many guest networks ask for a sign-in of their own first: open a browser, sign in there, and sync again. If that is not it, check the server&apos;s address.</source>
        <translation>许多访客网络要求先登录网络本身：请打开浏览器，在那里登录，然后重新同步。如果不是这个原因，请检查服务器地址。</translation>
    </message>
    <message>
        <source>Mend it there.</source>
        <translation>请在该处改正。</translation>
    </message>
    <message>
        <source>Mend the file, or leave it out.</source>
        <translation>请改正这个文件，或不要用它。</translation>
    </message>
    <message>
        <source>Mend the line from a copy of the file: what it says must not come back.</source>
        <translation>请用该文件的副本改正这一行：其中记载的内容已清除，绝不能恢复。</translation>
    </message>
    <message>
        <source>More than one {kind} goes by “{name}”.</source>
        <translation>有多个“{kind}”都叫“{name}”。</translation>
    </message>
    <message>
        <source>Move the file aside and start again; give it to your administrator, who can rescue notes.</source>
        <translation>请把该文件移到别处，重新启动；把文件交给管理员，笔记可以抢救。</translation>
    </message>
    <message>
        <source>Name a customer, a site, a contact or a machine, by its id.</source>
        <translation>请给出客户、地点、联系人或机器的标识。</translation>
    </message>
    <message>
        <source>Name a file.</source>
        <translation>请指定一个文件。</translation>
    </message>
    <message>
        <source>Name a folder beside the source, so that nothing of it is overwritten.</source>
        <translation>请指定来源之外的文件夹，以免覆盖来源里的文件。</translation>
    </message>
    <message>
        <source>Name a new folder for each backup.</source>
        <translation>请为每次备份指定一个新文件夹。</translation>
    </message>
    <message>
        <source>Name a new folder.</source>
        <translation>请指定一个新文件夹。</translation>
    </message>
    <message>
        <source>Name an empty folder with --home.</source>
        <translation>请用 --home 指定一个空文件夹。</translation>
    </message>
    <message>
        <source>Name another place.</source>
        <translation>请指定别的位置。</translation>
    </message>
    <message>
        <source>Name it by its id.</source>
        <translation>请用其标识指定。</translation>
    </message>
    <message>
        <source>Name one of those that are: {installed}.</source>
        <translation>请从已安装的手册中指定一本：{installed}。</translation>
    </message>
    <message>
        <source>Name the certificate and its private key, both as PEM: --tls-cert and --tls-key.</source>
        <translation>请指定证书及其私钥，都用 PEM 格式：--tls-cert、--tls-key。</translation>
    </message>
    <message>
        <source>Name the folder in which .vitepress or .vuepress lies.</source>
        <translation>请指定 .vitepress 或 .vuepress 所在的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder in which SUMMARY.md lies.</source>
        <translation>请指定 SUMMARY.md 所在的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder in which _config.yml lies.</source>
        <translation>请指定 _config.yml 所在的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder in which _sidebar.md lies.</source>
        <translation>请指定 _sidebar.md 所在的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder in which book.toml lies.</source>
        <translation>请指定 book.toml 所在的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder in which conf.py lies.</source>
        <translation>请指定 conf.py 所在的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder in which docusaurus.config.js lies.</source>
        <translation>请指定 docusaurus.config.js 所在的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder in which hugo.toml or config.toml lies.</source>
        <translation>请指定 hugo.toml 或 config.toml 所在的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder in which mkdocs.yml lies.</source>
        <translation>请指定 mkdocs.yml 所在的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder in which sidebar.yaml lies.</source>
        <translation>请指定 sidebar.yaml 所在的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder in which the manual is written.</source>
        <translation>请指定编写该手册的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder that holds the manual&apos;s pages.</source>
        <translation>请指定存放手册页面的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder that “fieldkm server backup” has written.</source>
        <translation>请指定由“fieldkm server backup”写成的文件夹。</translation>
    </message>
    <message>
        <source>Name the id of the one that you mean.</source>
        <translation>请给出所指那一个的编号。</translation>
    </message>
    <message>
        <source>Name the id, the id in the system it was imported from, or the whole name.</source>
        <translation>请给出编号、在来源系统中的编号或完整名称。</translation>
    </message>
    <message>
        <source>Name the machine by its id.</source>
        <translation>请用标识指定机器。</translation>
    </message>
    <message>
        <source>Name the one that you have read with --revision.</source>
        <translation>请用 --revision 指定你读过的那一版。</translation>
    </message>
    <message>
        <source>No installed manual covers a machine “{machine}”.</source>
        <translation>已安装的手册都不包含机器“{machine}”。</translation>
    </message>
    <message>
        <source>No installed manual has a page “{page}”.</source>
        <translation>已安装的手册中没有页面“{page}”。</translation>
    </message>
    <message>
        <source>No installed manual lists the part “{number}”.</source>
        <translation>已安装的手册中没有零件“{number}”。</translation>
    </message>
    <message>
        <source>No machine on this laptop has the serial number “{serial}”.</source>
        <translation>本机上没有序列号为“{serial}”的机器。</translation>
    </message>
    <message>
        <source>No manual is installed.</source>
        <translation>没有安装任何手册。</translation>
    </message>
    <message>
        <source>No manual “{manual}” is installed.</source>
        <translation>没有安装手册“{manual}”。</translation>
    </message>
    <message>
        <source>No page of {manual} treats “{fault}”.</source>
        <translation>{manual} 中没有处理“{fault}”的页面。</translation>
    </message>
    <message>
        <source>No page treats “{fault}”.</source>
        <translation>没有处理“{fault}”的页面。</translation>
    </message>
    <message>
        <source>No password was given.</source>
        <translation>没有提供密码。</translation>
    </message>
    <message>
        <source>No published manual covers the model “{cell}”.</source>
        <translation>没有已发布的手册涵盖机型“{cell}”。</translation>
    </message>
    <message>
        <source>Nobody approves their own fix.</source>
        <translation>任何人都不能批准自己的维修经验。</translation>
    </message>
    <message>
        <source>Nobody is named who would answer reports about {manual}.</source>
        <translation>没有指定答复{manual}错误报告的人。</translation>
    </message>
    <message>
        <source>Nobody is named.</source>
        <translation>没有指定人员。</translation>
    </message>
    <message>
        <source>Nobody of this name can take the incident over.</source>
        <translation>没有叫这个名字的人可以接手该事件。</translation>
    </message>
    <message>
        <source>Nothing more of the request has come for a minute.</source>
        <translation>请求的其余内容已有一分钟没有到达。</translation>
    </message>
    <message>
        <source>Nothing was done. Look at what it says now and decide again.</source>
        <translation>未作任何改动。请看现在的内容，再作决定。</translation>
    </message>
    <message>
        <source>Nothing was imported here. Try again when it is done.</source>
        <translation>这次未导入任何内容。请待其完成后再试。</translation>
    </message>
    <message>
        <source>Nothing was imported. Try again when nobody writes them.</source>
        <translation>未导入任何内容。请在无人改写这些文件时再试。</translation>
    </message>
    <message>
        <source>Nothing was written there. Check the names in the source.</source>
        <translation>没有向那里写入任何内容。请检查来源中的名称。</translation>
    </message>
    <message>
        <source>One of the photos is none.</source>
        <translation>其中一张照片不是图片。</translation>
    </message>
    <message>
        <source>Only a reviewer answers a report, and nobody changes what it says.</source>
        <translation>只有审核人能答复报告，报告的内容谁也不能改。</translation>
    </message>
    <message>
        <source>Only a reviewer answers a report.</source>
        <translation>只有审核人可以答复报告。</translation>
    </message>
    <message>
        <source>Only its owner and supervisors answer, hand on or close an incident.</source>
        <translation>只有负责人和主管能答复、转交或了结事件。</translation>
    </message>
    <message>
        <source>Only supervisors and administrators write this.</source>
        <translation>只有主管和管理员能写这一项。</translation>
    </message>
    <message>
        <source>Only supervisors and the office move customers to another territory.</source>
        <translation>只有主管和办公室能把客户划到另一个辖区。</translation>
    </message>
    <message>
        <source>Only the author can submit or withdraw what they wrote.</source>
        <translation>只有作者本人能提交或撤回自己写的内容。</translation>
    </message>
    <message>
        <source>Open it again and decide on what it says now.</source>
        <translation>请重新打开，按现在的内容作决定。</translation>
    </message>
    <message>
        <source>Open it again first, or add a remark.</source>
        <translation>请先重新打开，或添加备注。</translation>
    </message>
    <message>
        <source>Open it again to see them.</source>
        <translation>再次打开即可查看。</translation>
    </message>
    <message>
        <source>Open it in an editor and save it as UTF-8.</source>
        <translation>请用编辑器打开，存为 UTF-8。</translation>
    </message>
    <message>
        <source>Open it in an editor and write there: {values}</source>
        <translation>请用编辑器打开，写入：{values}</translation>
    </message>
    <message>
        <source>Open it in the program that made it, save it again, and import that.</source>
        <translation>请用制作该文件的程序打开并重新保存，然后导入新文件。</translation>
    </message>
    <message>
        <source>Open it to write in it, or to build its pack.</source>
        <translation>打开它即可编写，或生成手册包。</translation>
    </message>
    <message>
        <source>Open it, save it without the password, and import that.</source>
        <translation>请打开文件，去掉密码后另存，再导入新文件。</translation>
    </message>
    <message>
        <source>Open the fix and decide anew.</source>
        <translation>请打开这条经验，重新决定。</translation>
    </message>
    <message>
        <source>Open the manual again; if this comes back, install its pack once more.</source>
        <translation>请再打开一次手册；还是这样，就重新安装它的手册包。</translation>
    </message>
    <message>
        <source>Others read it, in other territories too. Write it without the customer.</source>
        <translation>其他辖区的同事也会看到。请不要写出客户。</translation>
    </message>
    <message>
        <source>Photos cannot be written to {path}: {reason}</source>
        <translation>无法把照片写入 {path}：{reason}</translation>
    </message>
    <message>
        <source>Photos of the fix {number} are not on this laptop yet.</source>
        <translation>维修经验 {number} 的照片还不在这台笔记本上。</translation>
    </message>
    <message>
        <source>Publish a newer version.</source>
        <translation>请发布更新的版本。</translation>
    </message>
    <message>
        <source>Put it in quotes.</source>
        <translation>请加上引号。</translation>
    </message>
    <message>
        <source>Read it again.</source>
        <translation>请重新读数。</translation>
    </message>
    <message>
        <source>Read it again. If the meter was replaced or set back, write that down.</source>
        <translation>请重新读数。如果计数器换过或清过零，请记下来。</translation>
    </message>
    <message>
        <source>Read the fix under Fixes; comment on it, or report what is wrong with it.</source>
        <translation>请在“经验”中阅读它，写评论，或报告其中的错误。</translation>
    </message>
    <message>
        <source>Read what the answer says.</source>
        <translation>请看已有的答复。</translation>
    </message>
    <message>
        <source>Records of the kind “{kind}” are written by the server only.</source>
        <translation>“{kind}”类的记录只由服务器写入。</translation>
    </message>
    <message>
        <source>Remove one that shows less.</source>
        <translation>移除一张内容较少的。</translation>
    </message>
    <message>
        <source>Rename it.</source>
        <translation>请改名。</translation>
    </message>
    <message>
        <source>Restore another one. Nothing was changed.</source>
        <translation>请改用另一份备份恢复。没有做任何改动。</translation>
    </message>
    <message>
        <source>Restore into an empty folder (--data) and an empty database.</source>
        <translation>请恢复到空文件夹（--data）和空数据库中。</translation>
    </message>
    <message>
        <source>Run it through a program that recognises text (OCR), and import what that makes.</source>
        <translation>请先用文字识别（OCR）程序处理，再导入其结果。</translation>
    </message>
    <message>
        <source>Run “fieldkm manual check” on it, mend what it lists and build again.</source>
        <translation>请对它运行“fieldkm manual check”，改正列出的问题，再重新生成。</translation>
    </message>
    <message>
        <source>Save it as CSV in UTF-8 again.</source>
        <translation>请重新保存为 UTF-8 编码的 CSV。</translation>
    </message>
    <message>
        <source>Save it as UTF-8 and import again.</source>
        <translation>请存为 UTF-8 并重新导入。</translation>
    </message>
    <message>
        <source>Say in a comment what else is to be said.</source>
        <translation>还有要说的，请写在评论里。</translation>
    </message>
    <message>
        <source>Say in a sentence what is wrong, or what was done about it.</source>
        <translation>用一句话写明哪里不对，或做了什么。</translation>
    </message>
    <message>
        <source>Say in a sentence why; the author reads it.</source>
        <translation>请用一句话说明原因，作者会看到。</translation>
    </message>
    <message>
        <source>Say it in one line, and write the rest as its background.</source>
        <translation>请用一句话说明，其余写入背景。</translation>
    </message>
    <message>
        <source>Say it in one line: “Customer shouted because the copier stood still again”.</source>
        <translation>请用一句话说明，例如“复印机又停机，客户大声抱怨”。</translation>
    </message>
    <message>
        <source>Say why the versions must not be used: it stands on every page.</source>
        <translation>请写明为什么不能使用这些版本：原因会显示在每一页上。</translation>
    </message>
    <message>
        <source>Say why, for the record.</source>
        <translation>请说明原因，以便留档。</translation>
    </message>
    <message>
        <source>Search for the words that the machine shows.</source>
        <translation>请搜索机器显示的文字。</translation>
    </message>
    <message>
        <source>Send it again.</source>
        <translation>请重新发送。</translation>
    </message>
    <message>
        <source>Send less at once.</source>
        <translation>请减少一次发送的内容。</translation>
    </message>
    <message>
        <source>Send yours again when they have been decided on, or write a comment.</source>
        <translation>等它们有了决定再提交你的，或者写一条评论。</translation>
    </message>
    <message>
        <source>Several fixes have the number {number}.</source>
        <translation>有好几条经验的编号都是{number}。</translation>
    </message>
    <message>
        <source>Several revisions of {number} wait: {revisions}.</source>
        <translation>{number} 有多个版本在等待：{revisions}。</translation>
    </message>
    <message>
        <source>Shorten it, and write the rest where there is room for it.</source>
        <translation>请缩短，把其余内容写在有空间的地方。</translation>
    </message>
    <message>
        <source>Shorten it, or write two fixes.</source>
        <translation>请缩短，或写成两条。</translation>
    </message>
    <message>
        <source>Shorten it: it is read at the door.</source>
        <translation>请缩短：这是在门口看的。</translation>
    </message>
    <message>
        <source>Sign in again to have them anew.</source>
        <translation>请重新登录，以便重新取得。</translation>
    </message>
    <message>
        <source>Sign in again, or ask your administrator. What you wrote is kept.</source>
        <translation>请重新登录，或询问管理员。您写的内容都保留着。</translation>
    </message>
    <message>
        <source>Sign in as {user} and sync first; nothing of it may be lost.</source>
        <translation>请先以{user}登录并同步；这些内容不能丢失。</translation>
    </message>
    <message>
        <source>Sign in as {user}, and submit the drafts or throw them away.</source>
        <translation>请以 {user} 登录，提交或丢弃这些草稿。</translation>
    </message>
    <message>
        <source>Sign in with the address, name and password that your administrator gave you.</source>
        <translation>请用管理员给您的地址、用户名和密码登录。</translation>
    </message>
    <message>
        <source>Somebody else may have settled it.</source>
        <translation>可能别人已经解决了。</translation>
    </message>
    <message>
        <source>Somebody may have moved it to another territory.</source>
        <translation>可能有人把它移到了其他区域。</translation>
    </message>
    <message>
        <source>Something else answers at {host}, port {port} already.</source>
        <translation>{host} 的端口 {port} 已被另一个程序占用。</translation>
    </message>
    <message>
        <source>Something else than the server answers at {url} (status {status}).</source>
        <translation>在 {url} 应答的不是服务器（状态 {status}）。</translation>
    </message>
    <message>
        <source>Split it, for instance chapter by chapter, and import the parts one by one.</source>
        <translation>请把它拆分，例如按章拆分，再逐个导入。</translation>
    </message>
    <message>
        <source>Split it, or save it without its largest pictures.</source>
        <translation>请拆分文件，或去掉最大的图片后另存。</translation>
    </message>
    <message>
        <source>Split it.</source>
        <translation>请把它拆分。</translation>
    </message>
    <message>
        <source>Start fieldkm on a desktop. The other commands need none: see “fieldkm --help”.</source>
        <translation>请在桌面环境中启动 fieldkm。其他命令不需要：见“fieldkm --help”。</translation>
    </message>
    <message>
        <source>Stop the server and restore its last backup.</source>
        <translation>请停止服务器，恢复它最近的备份。</translation>
    </message>
    <message>
        <source>Submit what you wrote as a new fix, or sync and look again.</source>
        <translation>把你写的内容作为新的维修经验提交，或同步后再看。</translation>
    </message>
    <message>
        <source>Such numbers are like K7-12.</source>
        <translation>这种编号形如 K7-12。</translation>
    </message>
    <message>
        <source>Sync what was written first. Ask your administrator if it stays so.</source>
        <translation>请先同步已写的内容。还是这样，请询问管理员。</translation>
    </message>
    <message>
        <source>Sync, and it is there again. Manuals can be read, and what you wrote is kept.</source>
        <translation>同步后即可再次查看。手册仍可阅读，您写下的内容也都保留着。</translation>
    </message>
    <message>
        <source>Sync, then look again.</source>
        <translation>请先同步，再看一次。</translation>
    </message>
    <message>
        <source>Sync, then promote it.</source>
        <translation>请先同步，再收入手册。</translation>
    </message>
    <message>
        <source>Take it out of the draft. If it is not about the customer: submit --anyway.</source>
        <translation>请从草稿中去掉。如果与客户无关：submit --anyway。</translation>
    </message>
    <message>
        <source>Take it with fewer pixels, or save it smaller.</source>
        <translation>请用较少的像素拍摄，或另存为较小的文件。</translation>
    </message>
    <message>
        <source>Tell its publisher: {publisher}.</source>
        <translation>请告诉它的发布者：{publisher}。</translation>
    </message>
    <message>
        <source>Territories go to technicians and supervisors, product families to supervisors.</source>
        <translation>辖区可以借给技术员和主管，产品系列只能借给主管。</translation>
    </message>
    <message>
        <source>Texts stand in quotes; compare it with the example in packaging/IMPORT.md.</source>
        <translation>文本须加引号；请与packaging/IMPORT.md中的示例对照。</translation>
    </message>
    <message>
        <source>Thank a colleague for one of theirs.</source>
        <translation>请为同事的经验致谢。</translation>
    </message>
    <message>
        <source>The backup is damaged: {file}.</source>
        <translation>备份已损坏：{file}。</translation>
    </message>
    <message>
        <source>The body is compressed as “{encoding}”, which is not known here.</source>
        <translation>请求正文用“{encoding}”压缩，无法识别这种压缩格式。</translation>
    </message>
    <message>
        <source>The body is damaged or cut short.</source>
        <translation>正文已损坏或不完整。</translation>
    </message>
    <message>
        <source>The body is larger than {limit} bytes.</source>
        <translation>正文超过 {limit} 字节。</translation>
    </message>
    <message>
        <source>The certificate of {url} could not be verified.</source>
        <translation>无法验证 {url} 的证书。</translation>
    </message>
    <message>
        <source>The certificate {file} cannot be used: {reason}</source>
        <translation>无法使用证书 {file}：{reason}</translation>
    </message>
    <message>
        <source>The comment is empty.</source>
        <translation>评论是空的。</translation>
    </message>
    <message>
        <source>The condition “{part}” is not understood.</source>
        <translation>无法识别条件“{part}”。</translation>
    </message>
    <message>
        <source>The database is in use by another program.</source>
        <translation>数据库正被另一个程序使用。</translation>
    </message>
    <message>
        <source>The database {path} could not be used: {reason}</source>
        <translation>无法使用数据库 {path}：{reason}</translation>
    </message>
    <message>
        <source>The database {path} is damaged.</source>
        <translation>数据库 {path} 已损坏。</translation>
    </message>
    <message>
        <source>The database {path} was written by a newer fieldkm.</source>
        <translation>数据库 {path} 由更新版本的 fieldkm 写成。</translation>
    </message>
    <message>
        <source>The database&apos;s URL is of a kind that is not known here.</source>
        <translation>无法识别这种数据库地址。</translation>
    </message>
    <message>
        <source>The decision on {number} is on its way to the server already.</source>
        <translation>对 {number} 的决定可能已经发往服务器。</translation>
    </message>
    <message>
        <source>The dialect “{dialect}” is not known.</source>
        <translation>未知的格式“{dialect}”。</translation>
    </message>
    <message>
        <source>The disk is full: {path} could not be written.</source>
        <translation>磁盘已满：无法写入 {path}。</translation>
    </message>
    <message>
        <source>The field “{field}” is no text.</source>
        <translation>字段“{field}”不是文本。</translation>
    </message>
    <message>
        <source>The fields are: {fields}.</source>
        <translation>可用字段：{fields}。</translation>
    </message>
    <message>
        <source>The file does not say what the preference is about.</source>
        <translation>文件没有说明偏好针对什么。</translation>
    </message>
    <message>
        <source>The file has only {size} bytes.</source>
        <translation>文件只有 {size} 字节。</translation>
    </message>
    <message>
        <source>The file {file} has the name of a file that every pack has.</source>
        <translation>文件 {file} 与手册包固有的文件同名。</translation>
    </message>
    <message>
        <source>The files were changed while they were imported.</source>
        <translation>导入过程中文件被改动了。</translation>
    </message>
    <message>
        <source>The fix would tell whose machine it was: {words}.</source>
        <translation>这条维修经验会透露是谁的机器：{words}。</translation>
    </message>
    <message>
        <source>The fix {number} can only be handed on to somebody who did not write it.</source>
        <translation>维修经验{number}只能转给没有参与编写的人。</translation>
    </message>
    <message>
        <source>The fix {number} cannot be handed on to somebody who does not review it.</source>
        <translation>经验 {number} 不能转交给不审核它的人。</translation>
    </message>
    <message>
        <source>The fix {number} cannot be merged into that one.</source>
        <translation>维修经验{number}不能并入那一条。</translation>
    </message>
    <message>
        <source>The fix {number} has been retired.</source>
        <translation>维修经验{number}已经停用。</translation>
    </message>
    <message>
        <source>The fix {number} has no such revision.</source>
        <translation>维修经验{number}没有这个修订版。</translation>
    </message>
    <message>
        <source>The fix {number} was changed or decided on meanwhile.</source>
        <translation>维修经验{number}在此期间已被修改，或已有决定。</translation>
    </message>
    <message>
        <source>The fix {number} was written by a newer fieldkm.</source>
        <translation>经验{number}是用更新版本的fieldkm写的。</translation>
    </message>
    <message>
        <source>The fix “{number}” is not on this laptop.</source>
        <translation>这台电脑上没有经验“{number}”。</translation>
    </message>
    <message>
        <source>The import into {folder} was broken off: pages are missing there.</source>
        <translation>导入到 {folder} 时中断了：其中缺少页面。</translation>
    </message>
    <message>
        <source>The import of {source} ended too early.</source>
        <translation>导入 {source} 时过早结束。</translation>
    </message>
    <message>
        <source>The import was stopped while it wrote: {folder} is half old and half new.</source>
        <translation>导入在写入时被停止：{folder} 中新旧页面混在一起。</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was changed.</source>
        <translation>导入已停止。没有做任何改动。</translation>
    </message>
    <message>
        <source>The installed manual is damaged: a file on this disk is gone or was changed.</source>
        <translation>已安装的手册已损坏：磁盘上有文件丢失或被改动。</translation>
    </message>
    <message>
        <source>The laptop that took it may not have sent it yet.</source>
        <translation>拍摄照片的那台电脑可能还没有发送。</translation>
    </message>
    <message>
        <source>The line was cut.</source>
        <translation>连接中断了。</translation>
    </message>
    <message>
        <source>The list is set to 0. Count what is in the van.</source>
        <translation>清单记为0。请清点车上的零件。</translation>
    </message>
    <message>
        <source>The list of contents of {manual} {version} came damaged.</source>
        <translation>收到的 {manual} {version} 的内容清单已损坏。</translation>
    </message>
    <message>
        <source>The list of installed manuals, {file}, is damaged.</source>
        <translation>已安装手册的清单 {file} 已损坏。</translation>
    </message>
    <message>
        <source>The loan would end before it begins.</source>
        <translation>借用还没开始就已到期。</translation>
    </message>
    <message>
        <source>The manual does not accept the page: {problem}</source>
        <translation>手册不接受这一页：{problem}</translation>
    </message>
    <message>
        <source>The manual {folder} has {count} error(s), the first in {file}, line {line}: {message}</source>
        <translation>手册 {folder} 有 {count} 个错误，第一个在 {file} 第 {line} 行：{message}</translation>
    </message>
    <message>
        <source>The manual {manual} has no file “{path}”.</source>
        <translation>手册 {manual} 中没有文件“{path}”。</translation>
    </message>
    <message>
        <source>The manual {manual} has no page “{page}”.</source>
        <translation>手册 {manual} 中没有页面“{page}”。</translation>
    </message>
    <message>
        <source>The manual {manual} has the page {file} already.</source>
        <translation>手册 {manual} 中已有页面 {file}。</translation>
    </message>
    <message>
        <source>The manual {manual} is for {models}, the fix {number} for {wanted}.</source>
        <translation>手册 {manual} 适用于 {models}，而经验 {number} 适用于 {wanted}。</translation>
    </message>
    <message>
        <source>The manual {manual} is not installed.</source>
        <translation>手册 {manual} 未安装。</translation>
    </message>
    <message>
        <source>The mapping {file} cannot be used: {reason}.</source>
        <translation>无法使用映射文件 {file}：{reason}。</translation>
    </message>
    <message>
        <source>The meter stands at {value} and stood at {earlier} on {day}.</source>
        <translation>计数器现在是{value}，而{day}是{earlier}。</translation>
    </message>
    <message>
        <source>The name has more than {most} characters.</source>
        <translation>名称超过 {most} 个字符。</translation>
    </message>
    <message>
        <source>The name is missing.</source>
        <translation>缺少名称。</translation>
    </message>
    <message>
        <source>The name or the password is not right.</source>
        <translation>用户名或密码不对。</translation>
    </message>
    <message>
        <source>The name {path} is too long.</source>
        <translation>名称 {path} 太长。</translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation>笔记是空的。</translation>
    </message>
    <message>
        <source>The note is longer than {most} characters.</source>
        <translation>笔记超过 {most} 个字。</translation>
    </message>
    <message>
        <source>The office works without a laptop of its own.</source>
        <translation>办公室人员不使用自己的电脑登录。</translation>
    </message>
    <message>
        <source>The operation makes no sense: {reason}.</source>
        <translation>这项操作无效：{reason}。</translation>
    </message>
    <message>
        <source>The pack of {folder} could not be built: the program that builds it ended too early.</source>
        <translation>无法生成 {folder} 的手册包：生成程序过早结束。</translation>
    </message>
    <message>
        <source>The pack of {manual} has no pages.</source>
        <translation>{manual} 的手册包没有页面。</translation>
    </message>
    <message>
        <source>The pack of {manual} lists a part of another manual, or without a number: {part}</source>
        <translation>{manual} 的手册包列有其他手册的零件，或没有零件号的零件：{part}</translation>
    </message>
    <message>
        <source>The pack of {manual} names a page that it does not hold: {page}</source>
        <translation>{manual} 的手册包提到了其中没有的页面：{page}</translation>
    </message>
    <message>
        <source>The page “{page}” of the manual {manual} holds another page.</source>
        <translation>手册 {manual} 的页面“{page}”里是另一个页面。</translation>
    </message>
    <message>
        <source>The password is shorter than {least} characters.</source>
        <translation>密码少于 {least} 个字符。</translation>
    </message>
    <message>
        <source>The photo came damaged and was thrown away.</source>
        <translation>收到的照片已损坏，已丢弃。</translation>
    </message>
    <message>
        <source>The photo is larger than {limit} bytes.</source>
        <translation>照片超过 {limit} 字节。</translation>
    </message>
    <message>
        <source>The picture {path} cannot be shown: {reason}.</source>
        <translation>无法显示图片 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The piece goes on beyond the end of the photo.</source>
        <translation>这段数据超出了照片的末尾。</translation>
    </message>
    <message>
        <source>The proxy on the way to {url} could not be used.</source>
        <translation>无法使用通往 {url} 的代理。</translation>
    </message>
    <message>
        <source>The publisher&apos;s key {key} is signed by no key that is known here.</source>
        <translation>发布者的密钥 {key} 没有经过任何已知密钥签名。</translation>
    </message>
    <message>
        <source>The reason is missing.</source>
        <translation>没有写原因。</translation>
    </message>
    <message>
        <source>The record that this belongs to is not on the server.</source>
        <translation>服务器上没有这一项所属的记录。</translation>
    </message>
    <message>
        <source>The request is not understood at {where}: {reason}</source>
        <translation>无法理解请求中的 {where}：{reason}</translation>
    </message>
    <message>
        <source>The request is not understood.</source>
        <translation>无法理解这个请求。</translation>
    </message>
    <message>
        <source>The review desk is for supervisors.</source>
        <translation>审核台只供主管使用。</translation>
    </message>
    <message>
        <source>The search could not be built: the program that builds it ended too early.</source>
        <translation>无法建立搜索：建立搜索的程序提前结束了。</translation>
    </message>
    <message>
        <source>The server could not store this.</source>
        <translation>服务器无法保存这一项。</translation>
    </message>
    <message>
        <source>The server did not start: {reason}</source>
        <translation>服务器没有启动：{reason}</translation>
    </message>
    <message>
        <source>The server does not know the operation “{type}”.</source>
        <translation>服务器不认识操作“{type}”。</translation>
    </message>
    <message>
        <source>The server has trouble of its own (status {status}).</source>
        <translation>服务器自身出了故障（状态 {status}）。</translation>
    </message>
    <message>
        <source>The server has {offset} bytes of this photo.</source>
        <translation>服务器上已有这张照片的 {offset} 字节。</translation>
    </message>
    <message>
        <source>The server is busy.</source>
        <translation>服务器正忙。</translation>
    </message>
    <message>
        <source>The server is not installed here: {library} is missing.</source>
        <translation>这里没有安装服务器：缺少 {library}。</translation>
    </message>
    <message>
        <source>The server is too busy to take everything over now.</source>
        <translation>服务器太忙，现在无法接收全部内容。</translation>
    </message>
    <message>
        <source>The server no longer accepts this laptop.</source>
        <translation>服务器不再接受这台电脑。</translation>
    </message>
    <message>
        <source>The server on this machine does not begin.</source>
        <translation>本机上的服务器无法启动。</translation>
    </message>
    <message>
        <source>The server was set back to an older state.</source>
        <translation>服务器已恢复到较早的状态。</translation>
    </message>
    <message>
        <source>The text has more than {most} characters.</source>
        <translation>文字超过 {most} 个字符。</translation>
    </message>
    <message>
        <source>The time {time} cannot be meant.</source>
        <translation>时间{time}不可能是真的。</translation>
    </message>
    <message>
        <source>The time {time} does not say its time zone.</source>
        <translation>时间{time}没有注明时区。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
    <message>
        <source>The van&apos;s list has {there} of {part}, and {quantity} are taken.</source>
        <translation>车上清单有{there}件{part}，现取用{quantity}件。</translation>
    </message>
    <message>
        <source>The visit does not say where it was made.</source>
        <translation>该上门记录没有说明地点。</translation>
    </message>
    <message>
        <source>The {kind} “{cell}” is neither in the files nor on the server.</source>
        <translation>{kind}“{cell}”既不在文件中，也不在服务器上。</translation>
    </message>
    <message>
        <source>There are characters in it that are no text.</source>
        <translation>其中有不是文字的字符。</translation>
    </message>
    <message>
        <source>There is a record with this identity already.</source>
        <translation>已有一条标识相同的记录。</translation>
    </message>
    <message>
        <source>There is a user {name} already.</source>
        <translation>已有用户 {name}。</translation>
    </message>
    <message>
        <source>There is more than one {kind} “{name}”: {ids}.</source>
        <translation>名为“{name}”的{kind}不止一个：{ids}。</translation>
    </message>
    <message>
        <source>There is no SUMMARY.md in {source} or in its folder of pages.</source>
        <translation>{source} 及其页面文件夹中没有 SUMMARY.md。</translation>
    </message>
    <message>
        <source>There is no deadline {name}.</source>
        <translation>没有期限 {name}。</translation>
    </message>
    <message>
        <source>There is no device {device}.</source>
        <translation>没有设备 {device}。</translation>
    </message>
    <message>
        <source>There is no display on which a window could be opened.</source>
        <translation>没有可以打开窗口的显示器。</translation>
    </message>
    <message>
        <source>There is no draft “{draft}” on this laptop.</source>
        <translation>这台电脑上没有草稿“{draft}”。</translation>
    </message>
    <message>
        <source>There is no loan {id}.</source>
        <translation>没有借用{id}。</translation>
    </message>
    <message>
        <source>There is no manual.toml in {folder}.</source>
        <translation>{folder} 中没有 manual.toml。</translation>
    </message>
    <message>
        <source>This fix is not on this laptop any more.</source>
        <translation>这条维修经验已不在这台电脑上。</translation>
    </message>
    <message>
        <source>This fix is your own.</source>
        <translation>这是你自己的经验。</translation>
    </message>
    <message>
        <source>This report has been answered already.</source>
        <translation>这条报告已经有人答复。</translation>
    </message>
    <message>
        <source>This report is not on this laptop.</source>
        <translation>这条报告不在这台电脑上。</translation>
    </message>
    <message>
        <source>This visit is not on this laptop.</source>
        <translation>这台电脑上没有这次上门记录。</translation>
    </message>
    <message>
        <source>What you wrote would tell whose machine it was: {words}.</source>
        <translation>你写的内容会透露是谁的机器：{words}。</translation>
    </message>
    <message>
        <source>Write it again without them: they can make a text say something else than it shows.</source>
        <translation>请去掉这些字符后重写：它们会让文字的实际内容与显示不符。</translation>
    </message>
    <message>
        <source>Write it on one line.</source>
        <translation>请写成一行。</translation>
    </message>
    <message>
        <source>Write what others should know.</source>
        <translation>请写下别人应当知道的事。</translation>
    </message>
    <message>
        <source>You have thanked the author of {number} already.</source>
        <translation>你已经为{number}向作者致谢过了。</translation>
    </message>
    <message>
        <source>Your records could not be made searchable: the program that does it ended.</source>
        <translation>无法为你的记录建立搜索：负责此项的程序已结束。</translation>
    </message>
    <message>
        <source>{count} improvements of the fix {number} wait for a reviewer already.</source>
        <translation>经验 {number} 已有{count}条改进在等待审核。</translation>
    </message>
    <message>
        <source>{path} holds no manual.toml.</source>
        <translation>{path} 中没有 manual.toml。</translation>
    </message>
    <message>
        <source>{path} is no folder.</source>
        <translation>{path}不是文件夹。</translation>
    </message>
    <message>
        <source>{user} is still writing fixes on this laptop.</source>
        <translation>{user} 还在这台电脑上编写维修经验。</translation>
    </message>
    <message>
        <source>“{family}” cannot be a product family.</source>
        <translation>“{family}”不能作为产品系列。</translation>
    </message>
    <message>
        <source>“{field}” has {letters} characters; at most {most} are kept.</source>
        <translation>“{field}”有 {letters} 个字符，最多可保存 {most} 个。</translation>
    </message>
    <message>
        <source>“{field}” holds characters that cannot be seen.</source>
        <translation>“{field}”含有看不见的字符。</translation>
    </message>
    <message>
        <source>“{field}” is more than one line.</source>
        <translation>“{field}”超过一行。</translation>
    </message>
    <message>
        <source>“{field}” names {count}; at most {most} are kept.</source>
        <translation>“{field}”列了 {count} 项，最多可保存 {most} 项。</translation>
    </message>
    <message>
        <source>“{name}” does not review {number}.</source>
        <translation>“{name}”不审核 {number}。</translation>
    </message>
    <message>
        <source>“{number}” is no number that a laptop gives to a fix.</source>
        <translation>“{number}”不是电脑给维修经验的编号。</translation>
    </message>
    <message>
        <source>“{zone}” is no time zone, as Europe/Vienna is one.</source>
        <translation>“{zone}”不是时区（例如Europe/Vienna）。</translation>
    </message>
    <message>
        <source>“{zone}” is no time zone.</source>
        <translation>“{zone}”不是时区。</translation>
    </message>
    <message>
        <source>There is no product family “{name}”.</source>
        <translation>没有产品系列“{name}”。</translation>
    </message>
    <message>
        <source>There is no scope “{scope}” for you.</source>
        <translation>没有供您使用的范围“{scope}”。</translation>
    </message>
    <message>
        <source>There is no such device.</source>
        <translation>没有这台设备。</translation>
    </message>
    <message>
        <source>There is no such territory.</source>
        <translation>没有这个辖区。</translation>
    </message>
    <message>
        <source>There is no such thing on this server.</source>
        <translation>这台服务器上没有这一项。</translation>
    </message>
    <message>
        <source>There is no territory “{name}”.</source>
        <translation>没有辖区“{name}”。</translation>
    </message>
    <message>
        <source>There is no user {name}.</source>
        <translation>没有用户 {name}。</translation>
    </message>
    <message>
        <source>There is nothing in {source}.</source>
        <translation>{source} 中没有内容。</translation>
    </message>
    <message>
        <source>There were too many failed sign-ins.</source>
        <translation>登录失败次数太多。</translation>
    </message>
    <message>
        <source>This conflict is not here any more.</source>
        <translation>此冲突已不在这里。</translation>
    </message>
    <message>
        <source>This is in a territory that is not yours.</source>
        <translation>这属于别人的辖区。</translation>
    </message>
    <message>
        <source>This laptop has sent too many photos that nothing on the server names.</source>
        <translation>这台电脑发送了太多照片，而服务器上没有记录用到它们。</translation>
    </message>
    <message>
        <source>This laptop is not signed in to a server.</source>
        <translation>这台电脑没有登录服务器。</translation>
    </message>
    <message>
        <source>This laptop sends again what the server lacks, and fetches everything anew.</source>
        <translation>这台电脑会重新发送服务器缺少的内容，并重新获取全部数据。</translation>
    </message>
    <message>
        <source>This laptop speaks a newer protocol than the server.</source>
        <translation>这台电脑使用的协议比服务器的新。</translation>
    </message>
    <message>
        <source>This photo is not on the server.</source>
        <translation>这张照片不在服务器上。</translation>
    </message>
    <message>
        <source>This user may not use port {port}.</source>
        <translation>当前系统用户无权使用端口 {port}。</translation>
    </message>
    <message>
        <source>This was stopped. Nothing was installed.</source>
        <translation>已停止。没有安装任何内容。</translation>
    </message>
    <message>
        <source>Try again in a moment; nothing is lost.</source>
        <translation>请稍后再试；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>Try again later. What you wrote is kept on this laptop.</source>
        <translation>请以后再试。您写的内容保存在这台电脑上。</translation>
    </message>
    <message>
        <source>Try again. If it stays so, its memory may run out: make two manuals of it.</source>
        <translation>请重试。如果仍然如此，可能是内存不足：请分成两本手册。</translation>
    </message>
    <message>
        <source>Try again. If it stays so, the disk or its cable may be failing.</source>
        <translation>请再试一次。还是这样，可能是磁盘或它的线缆有问题。</translation>
    </message>
    <message>
        <source>Type both again.</source>
        <translation>请重新输入两次。</translation>
    </message>
    <message>
        <source>Type both again. After too many failures you have to wait.</source>
        <translation>请重新输入。失败次数太多时需要等待。</translation>
    </message>
    <message>
        <source>Type it at a terminal, or put it into the environment as {variable}.</source>
        <translation>请在终端中输入，或写入环境变量 {variable}。</translation>
    </message>
    <message>
        <source>Update fieldkm on this laptop.</source>
        <translation>请更新这台电脑上的 fieldkm。</translation>
    </message>
    <message>
        <source>Update fieldkm on this laptop; if it stays so, send this text to your administrator.</source>
        <translation>请更新这台电脑上的 fieldkm；还是这样，就把这段文字发给管理员。</translation>
    </message>
    <message>
        <source>Update fieldkm on this machine. Nothing is lost meanwhile.</source>
        <translation>请更新这台机器上的 fieldkm。在此期间什么都不会丢。</translation>
    </message>
    <message>
        <source>Update fieldkm on this machine. The database was not touched.</source>
        <translation>请更新这台机器上的 fieldkm。数据库没有改动。</translation>
    </message>
    <message>
        <source>Update fieldkm on this machine; if it stays so, send this text to your administrator.</source>
        <translation>请更新这台机器上的 fieldkm；还是这样，就把这段文字发给管理员。</translation>
    </message>
    <message>
        <source>Use digits, letters, dots and hyphens, for instance 2026.11.</source>
        <translation>请用数字、字母、点和连字符，例如 2026.11。</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, hyphens and underscores, at most 64.</source>
        <translation>请用字母、数字、点、连字符和下划线，最多 64 个字符。</translation>
    </message>
    <message>
        <source>Use one of {known}, or leave it out.</source>
        <translation>请使用以下之一：{known}，或不填。</translation>
    </message>
    <message>
        <source>Use small letters, digits and hyphens.</source>
        <translation>请用小写字母、数字和连字符。</translation>
    </message>
    <message>
        <source>Use up to 200 characters that can be seen, with no space before or after.</source>
        <translation>请用最多 200 个可见字符，前后不留空格。</translation>
    </message>
    <message>
        <source>Wait until it has ended.</source>
        <translation>请等它结束。</translation>
    </message>
    <message>
        <source>Wait {minutes} minutes and try again, or ask your administrator for a new password.</source>
        <translation>请等 {minutes} 分钟再试，或向管理员要新密码。</translation>
    </message>
    <message>
        <source>What is missing is fetched at the next sync. The installed version stays.</source>
        <translation>缺少的部分会在下次同步时获取。已安装的版本不变。</translation>
    </message>
    <message>
        <source>What it wrote to the log says why.</source>
        <translation>原因见它写入的日志。</translation>
    </message>
    <message>
        <source>Work of {user} on this laptop has not been sent yet.</source>
        <translation>{user}在这台电脑上写的内容还没有发送。</translation>
    </message>
    <message>
        <source>Write it down once more; if it happens again, send this text to your administrator.</source>
        <translation>请再写一次；如果还是这样，就把这段文字发给管理员。</translation>
    </message>
    <message>
        <source>Your administrator has asked this laptop to forget all that it holds.</source>
        <translation>管理员已要求清除这台电脑上的全部数据。</translation>
    </message>
    <message>
        <source>Your role does not permit this.</source>
        <translation>您的角色不允许这样做。</translation>
    </message>
    <message>
        <source>{days} days cannot be a deadline.</source>
        <translation>期限不能是 {days} 天。</translation>
    </message>
    <message>
        <source>{file} did not come whole.</source>
        <translation>{file} 没有收全。</translation>
    </message>
    <message>
        <source>{host} is no address of this machine: {reason}</source>
        <translation>{host} 不是这台机器的地址：{reason}</translation>
    </message>
    <message>
        <source>{scale} sections need about {needed} MB, and {folder} has {free} MB free.</source>
        <translation>{scale} 个小节约需 {needed}MB，而 {folder} 只剩 {free}MB。</translation>
    </message>
    <message>
        <source>{url} could not be reached.</source>
        <translation>无法连接 {url}。</translation>
    </message>
    <message>
        <source>{url} is not the address of a server.</source>
        <translation>{url} 不是服务器的地址。</translation>
    </message>
    <message>
        <source>{where} has a field “{field}” that is not known here.</source>
        <translation>{where}有一个未知字段“{field}”。</translation>
    </message>
    <message>
        <source>{where} is no object with fields.</source>
        <translation>{where}不是带字段的对象。</translation>
    </message>
    <message>
        <source>{where}: the field “{field}” holds “{value}”, which cannot be meant.</source>
        <translation>{where}：字段“{field}”的值“{value}”不可能正确。</translation>
    </message>
    <message>
        <source>{where}: the field “{field}” is missing.</source>
        <translation>{where}：缺少字段“{field}”。</translation>
    </message>
    <message>
        <source>“fieldkm server user list” has them all.</source>
        <translation>“fieldkm server user list”会列出所有用户。</translation>
    </message>
    <message>
        <source>“{cell}” is neither yes nor no.</source>
        <translation>“{cell}”既不是“是”也不是“否”。</translation>
    </message>
    <message>
        <source>“{cell}” is no date. Write 2026-03-01 or 2026-03-01 08:30, or say in the mapping how dates are written.</source>
        <translation>“{cell}”不是日期。请写成2026-03-01或2026-03-01 08:30，或在对照文件中说明日期的写法。</translation>
    </message>
    <message>
        <source>“{cell}” is no whole number.</source>
        <translation>“{cell}”不是整数。</translation>
    </message>
    <message>
        <source>“{cell}” is none of {known}. The mapping can say which of them is meant.</source>
        <translation>“{cell}”不是{known}之一。可在对照文件中说明它指哪一个。</translation>
    </message>
    <message>
        <source>“{day}” is no day.</source>
        <translation>“{day}”不是日期。</translation>
    </message>
    <message>
        <source>“{id}” cannot be an id.</source>
        <translation>“{id}”不能用作标识。</translation>
    </message>
    <message>
        <source>“{id}” cannot be the id of a manual.</source>
        <translation>“{id}”不能用作手册的标识。</translation>
    </message>
    <message>
        <source>“{name}” cannot be a name.</source>
        <translation>“{name}”不能用作名称。</translation>
    </message>
    <message>
        <source>“{scope}” is no scope.</source>
        <translation>“{scope}”不是数据范围。</translation>
    </message>
    <message>
        <source>“{text}” is no meter reading.</source>
        <translation>“{text}”不是计数读数。</translation>
    </message>
    <message>
        <source>“{text}” is no number of pieces.</source>
        <translation>“{text}”不是件数。</translation>
    </message>
    <message>
        <source>“{text}” is no number.</source>
        <translation>“{text}”不是数字。</translation>
    </message>
    <message>
        <source>“{time}” is no time.</source>
        <translation>“{time}”不是时间。</translation>
    </message>
    <message>
        <source>“{version}” is no version.</source>
        <translation>“{version}”不是版本号。</translation>
    </message>
    <message>
        <source>The search index is being written already.</source>
        <translation>搜索索引正在写入。</translation>
    </message>
    <message>
        <source>127.0.0.1 is for this machine alone, 0.0.0.0 for all that can reach it.</source>
        <translation>127.0.0.1 只供这台机器自己使用，0.0.0.0 供所有能连接到它的机器使用。</translation>
    </message>
    <message>
        <source>A fix has at most {most} photos.</source>
        <translation>一条维修经验最多 {most} 张照片。</translation>
    </message>
    <message>
        <source>A manual is being published just now.</source>
        <translation>正在发布手册。</translation>
    </message>
    <message>
        <source>A sample library has from 1 to {most} sections; {scale} were asked for.</source>
        <translation>示例资料库可以有 1 到 {most} 个小节；要求的是 {scale} 个。</translation>
    </message>
    <message>
        <source>Another text of the fix {number} waits for a decision too.</source>
        <translation>维修经验 {number} 还有另一个版本在等待审核。</translation>
    </message>
    <message>
        <source>Ask your administrator to update the server. What you wrote is kept.</source>
        <translation>请管理员更新服务器。您写的内容都保留着。</translation>
    </message>
    <message>
        <source>Check --data and --database-url.</source>
        <translation>请检查“--data”和“--database-url”。</translation>
    </message>
    <message>
        <source>Check the number, or sync: it may have been written just now.</source>
        <translation>请核对编号，或者同步：它可能是刚刚写的。</translation>
    </message>
    <message>
        <source>Choose another fix, neither a draft nor retired; for an approved fix an approved one.</source>
        <translation>请选择另一条既不是草稿也未停用的维修经验；已批准的只能并入已批准的。</translation>
    </message>
    <message>
        <source>Choose another reviewer, or lend them the product family.</source>
        <translation>请选另一位审核人，或者把产品系列借给他。</translation>
    </message>
    <message>
        <source>Choose one from the list, or ask your administrator for one.</source>
        <translation>请从列表中选择，或向管理员索取。</translation>
    </message>
    <message>
        <source>Choose the manual that the fix belongs to.</source>
        <translation>请选择这条经验所属的手册。</translation>
    </message>
    <message>
        <source>Correct the manual or the fix, then promote it again.</source>
        <translation>请改正手册或这条经验，然后重新收入。</translation>
    </message>
    <message>
        <source>Correct the mapping: code = “...” names the field of the list that holds the code.</source>
        <translation>请改正映射文件：code = “...” 指明代码表中哪一列是代码。</translation>
    </message>
    <message>
        <source>Decide on that one first, then on the whole fix.</source>
        <translation>请先处理那个版本，再处理整条维修经验。</translation>
    </message>
    <message>
        <source>Name a folder of documentation, a document, or a list of fault codes.</source>
        <translation>请指定文档文件夹、单个文档或故障代码表。</translation>
    </message>
    <message>
        <source>The search index is damaged.</source>
        <translation>搜索索引已损坏。</translation>
    </message>
    <message>
        <source>The search is not built yet.</source>
        <translation>搜索尚未建立。</translation>
    </message>
    <message>
        <source>The serial pattern “{pattern}” is not understood.</source>
        <translation>无法识别序列号格式“{pattern}”。</translation>
    </message>
    <message>
        <source>The server has trouble of its own.</source>
        <translation>服务器自身出了故障。</translation>
    </message>
    <message>
        <source>The signature of {file} is wrong: it was changed after it was signed.</source>
        <translation>{file} 的签名不符：签名后被改动过。</translation>
    </message>
    <message>
        <source>There is a server&apos;s data in {place} already.</source>
        <translation>{place} 中已有服务器的数据。</translation>
    </message>
    <message>
        <source>There is no benchmark “{name}”.</source>
        <translation>没有名为“{name}”的测量。</translation>
    </message>
    <message>
        <source>There is no drawing “{drawing}” in {manual}.</source>
        <translation>{manual} 中没有图纸“{drawing}”。</translation>
    </message>
    <message>
        <source>There is no mkdocs.yml in {source} or beside it that speaks of this folder.</source>
        <translation>{source} 里面和旁边都没有提到这个文件夹的 mkdocs.yml。</translation>
    </message>
    <message>
        <source>There is no page “{page}” in {manual}.</source>
        <translation>{manual} 中没有页面“{page}”。</translation>
    </message>
    <message>
        <source>There is no server&apos;s data in {place}.</source>
        <translation>{place} 中没有服务器的数据。</translation>
    </message>
    <message>
        <source>There is no such file in a manual on this server.</source>
        <translation>这台服务器上的手册中没有这个文件。</translation>
    </message>
    <message>
        <source>There is no territory “{cell}”.</source>
        <translation>没有区域“{cell}”。</translation>
    </message>
    <message>
        <source>There is no user {user}.</source>
        <translation>没有用户 {user}。</translation>
    </message>
    <message>
        <source>There is no user “{cell}”: the name stays as it is written.</source>
        <translation>没有用户“{cell}”：名字按原样保留。</translation>
    </message>
    <message>
        <source>There is no visit “{visit}” on this laptop.</source>
        <translation>本机上没有上门记录“{visit}”。</translation>
    </message>
    <message>
        <source>There is no {kind} “{id}” on this laptop.</source>
        <translation>本机上没有 {kind}“{id}”。</translation>
    </message>
    <message>
        <source>There is no {kind} “{name}”.</source>
        <translation>没有名为“{name}”的“{kind}”。</translation>
    </message>
    <message>
        <source>There is nothing to import in {folder}.</source>
        <translation>{folder}中没有可导入的内容。</translation>
    </message>
    <message>
        <source>There is nothing to write down yet.</source>
        <translation>还没有可记下的内容。</translation>
    </message>
    <message>
        <source>There is nothing written yet.</source>
        <translation>还没有填写内容。</translation>
    </message>
    <message>
        <source>This colleague has the incident already.</source>
        <translation>该事件已由这位同事负责。</translation>
    </message>
    <message>
        <source>This customer is not on this laptop.</source>
        <translation>本机上没有该客户。</translation>
    </message>
    <message>
        <source>This customer or machine is not on this laptop.</source>
        <translation>这个客户或机器不在本机上。</translation>
    </message>
    <message>
        <source>This home is {user}&apos;s: what comes from a server must not be mixed with samples.</source>
        <translation>此主目录属于{user}：来自服务器的数据不得与示例混在一起。</translation>
    </message>
    <message>
        <source>This incident is closed.</source>
        <translation>该事件已结案。</translation>
    </message>
    <message>
        <source>This incident is not on this laptop.</source>
        <translation>该事件不在本机上。</translation>
    </message>
    <message>
        <source>This incident is open.</source>
        <translation>该事件尚未结案。</translation>
    </message>
    <message>
        <source>This is not on this laptop any more.</source>
        <translation>它已不在本机上。</translation>
    </message>
    <message>
        <source>This laptop speaks a protocol that the server does not speak any more.</source>
        <translation>服务器已不再支持这台电脑使用的协议。</translation>
    </message>
    <message>
        <source>This machine is not on this laptop.</source>
        <translation>这台机器不在这台电脑上。</translation>
    </message>
    <message>
        <source>This server cannot erase records of the kind “{kind}”.</source>
        <translation>这台服务器不能清除“{kind}”类的记录。</translation>
    </message>
    <message>
        <source>This visit was closed on {day}.</source>
        <translation>该上门已于{day}关闭。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请过一会儿再试。</translation>
    </message>
    <message>
        <source>Try again later; tell your administrator if it stays so. What you wrote is kept.</source>
        <translation>请以后再试；还是这样，请告诉管理员。您写的内容都保留着。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请再试一次。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, send this text to your administrator.</source>
        <translation>请再试一次；还是这样，就把这段文字发给管理员。</translation>
    </message>
    <message>
        <source>Type it first.</source>
        <translation>请先输入。</translation>
    </message>
    <message>
        <source>Type the whole number that the machine shows.</source>
        <translation>请输入机器显示的整数。</translation>
    </message>
    <message>
        <source>Update fieldkm on this laptop. The database was not touched.</source>
        <translation>请更新这台电脑上的 fieldkm。数据库没有改动。</translation>
    </message>
    <message>
        <source>Update fieldkm on this laptop. What you wrote is sent all the same.</source>
        <translation>请更新这台电脑上的 fieldkm。您写的内容照样会发送。</translation>
    </message>
    <message>
        <source>Update fieldkm on this machine. Nothing was changed.</source>
        <translation>请更新这台机器上的 fieldkm。没有做任何改动。</translation>
    </message>
    <message>
        <source>Update fieldkm on this machine. Nothing was restored.</source>
        <translation>请更新这台机器上的 fieldkm。没有恢复任何内容。</translation>
    </message>
    <message>
        <source>Update fieldkm, then install the pack again.</source>
        <translation>请更新 fieldkm，再安装手册包。</translation>
    </message>
    <message>
        <source>Use letters, digits, hyphens and dots, and relative paths with slashes.</source>
        <translation>请使用字母、数字、连字符和点，路径写成用斜杠分隔的相对路径。</translation>
    </message>
    <message>
        <source>Use zstd or gzip.</source>
        <translation>请用 zstd 或 gzip。</translation>
    </message>
    <message>
        <source>Version {version} is not newer than the installed version {installed}.</source>
        <translation>版本 {version} 不比已安装的版本 {installed} 新。</translation>
    </message>
    <message>
        <source>Version {version} of {manual} is not newer than the installed version {installed}.</source>
        <translation>{manual} 的版本 {version} 不比已安装的版本 {installed} 新。</translation>
    </message>
    <message>
        <source>Version {version} of {manual} is not newer than {installed}, which is published.</source>
        <translation>{manual} 的版本 {version} 不比已发布的版本 {installed} 新。</translation>
    </message>
    <message>
        <source>Version {version} of {manual} was withdrawn by its publisher: {reason}</source>
        <translation>{manual} 的版本 {version} 已被发布者撤回：{reason}</translation>
    </message>
    <message>
        <source>Wait until that is done.</source>
        <translation>请等它完成。</translation>
    </message>
    <message>
        <source>What happened has more than {most} characters.</source>
        <translation>“发生了什么”超过 {most} 个字符。</translation>
    </message>
    <message>
        <source>What happened is missing.</source>
        <translation>没有填写发生了什么。</translation>
    </message>
    <message>
        <source>What is written there stays. Write a new fix for what you know now.</source>
        <translation>已写的内容会保留。请把您现在知道的写成一条新的维修经验。</translation>
    </message>
    <message>
        <source>What this belongs to was erased from the server for good.</source>
        <translation>它所属的内容已从服务器彻底删除。</translation>
    </message>
    <message>
        <source>What you wrote is kept on this laptop and is sent when there is a network again.</source>
        <translation>您写的内容保存在这台电脑上，有网络时会发送。</translation>
    </message>
    <message>
        <source>Write &quot;subject&quot; with &quot;kind&quot; (customer, site, contact or machine) and &quot;id&quot;.</source>
        <translation>请写明 &quot;subject&quot;，其中包含 &quot;kind&quot;（customer、site、contact 或 machine）和 &quot;id&quot;。</translation>
    </message>
    <message>
        <source>Write [columns] with code, title and text, each naming a field of the list.</source>
        <translation>请写 [columns]，并为 code、title 和 text 各指定代码表中的一列。</translation>
    </message>
    <message>
        <source>Write a comment, or an improvement of your own.</source>
        <translation>请写评论，或自己写一个改进版。</translation>
    </message>
    <message>
        <source>Write a mapping that says which field is the code, the title and the text.</source>
        <translation>请写一个映射文件，指明哪一列是代码、标题和说明。</translation>
    </message>
    <message>
        <source>Write a whole number, 1 or more.</source>
        <translation>请输入不小于1的整数。</translation>
    </message>
    <message>
        <source>Write a year between 1900 and 2999.</source>
        <translation>请写1900到2999之间的年份。</translation>
    </message>
    <message>
        <source>Write another report if there is more to say.</source>
        <translation>还有要说的，请另写一份报告。</translation>
    </message>
    <message>
        <source>Write it as 2026-03-01T08:30:00Z.</source>
        <translation>请按 2026-03-01T08:30:00Z 的格式书写。</translation>
    </message>
    <message>
        <source>Write it as in 7.2 or 7,2.</source>
        <translation>请写成7.2或7,2。</translation>
    </message>
    <message>
        <source>Write it as manual/page, or search for its words.</source>
        <translation>请写成“手册/页面”，或搜索其中的词。</translation>
    </message>
    <message>
        <source>Write it down once more, as a new one.</source>
        <translation>请再写一次，作为一条新的记录。</translation>
    </message>
    <message>
        <source>Write it in a sentence, then save.</source>
        <translation>请用一句话写出，然后保存。</translation>
    </message>
    <message>
        <source>Write it with its offset, as in 2026-03-01T08:30:00Z.</source>
        <translation>请注明时差，例如2026-03-01T08:30:00Z。</translation>
    </message>
    <message>
        <source>Write it with letters, digits, [A-Z], \d, groups, |, ?, *, + and {6} only.</source>
        <translation>只能使用字母、数字、[A-Z]、\d、分组、|、?、*、+ 和 {6}。</translation>
    </message>
    <message>
        <source>Write models, “serial FROM..TO”, “with X” or “without X”, separated by semicolons.</source>
        <translation>请写机型、“serial FROM..TO”、“with X”或“without X”，用分号分隔。</translation>
    </message>
    <message>
        <source>Write one object with its fields, in UTF-8.</source>
        <translation>请用 UTF-8 写一个带字段的对象。</translation>
    </message>
    <message>
        <source>Write one object.</source>
        <translation>请写一个对象。</translation>
    </message>
    <message>
        <source>Write one: it says what the manual is called. The guide shows how.</source>
        <translation>请写一个：它说明手册的名称。使用指南有说明。</translation>
    </message>
    <message>
        <source>Write something, or remove the note.</source>
        <translation>请写些内容，或删除笔记。</translation>
    </message>
    <message>
        <source>Write sqlite:///path/to/server.sqlite or postgresql://user@host/name.</source>
        <translation>请写成 sqlite:///path/to/server.sqlite 或 postgresql://user@host/name。</translation>
    </message>
    <message>
        <source>Write the repeated parts out, or leave the file out.</source>
        <translation>请把重复引用的部分写全，或不要用这个文件。</translation>
    </message>
    <message>
        <source>Write the whole number that the machine shows.</source>
        <translation>请输入机器显示的整数。</translation>
    </message>
    <message>
        <source>Write what people call it.</source>
        <translation>请写大家对它的称呼。</translation>
    </message>
    <message>
        <source>Write what was done or agreed, then save.</source>
        <translation>请写下做了什么或约定了什么，然后保存。</translation>
    </message>
    <message>
        <source>Write what was seen and what fixed it; a sentence each is enough.</source>
        <translation>请写明看到了什么、怎样修好的，各一句话就够。</translation>
    </message>
    <message>
        <source>Write year, month and day, as in 2026-12-01.</source>
        <translation>请写年、月、日，例如 2026-12-01。</translation>
    </message>
    <message>
        <source>Write {wanted}.</source>
        <translation>请填写：{wanted}。</translation>
    </message>
    <message>
        <source>You do not review fixes of the product family {family}.</source>
        <translation>您不审核产品系列{family}的维修经验。</translation>
    </message>
    <message>
        <source>{count} machines have the serial number {serial}.</source>
        <translation>有 {count} 台机器的序列号是 {serial}。</translation>
    </message>
    <message>
        <source>{day} is before 1970.</source>
        <translation>{day}早于1970年。</translation>
    </message>
    <message>
        <source>{day} is still to come.</source>
        <translation>{day}还没有到。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>无法读取 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{file} does not hold one JSON object.</source>
        <translation>{file} 不是一个 JSON 对象。</translation>
    </message>
    <message>
        <source>{file} has a field “{field}” that is not known here.</source>
        <translation>{file} 中有未知字段“{field}”。</translation>
    </message>
    <message>
        <source>{file} has a name that cannot be used: {name}</source>
        <translation>{file} 中有不能使用的名称：{name}</translation>
    </message>
    <message>
        <source>{file} has more than {limit} lines, paragraphs, cells and links, and is not read.</source>
        <translation>{file} 的行、段落、单元格和链接超过 {limit} 个，未读取。</translation>
    </message>
    <message>
        <source>{file} has no list of fault codes that is understood.</source>
        <translation>{file} 中没有能识别的故障代码表。</translation>
    </message>
    <message>
        <source>{file} has no list with the field “{field}”, which the mapping names.</source>
        <translation>{file} 中没有含“{field}”列的表，而映射文件指定了这一列。</translation>
    </message>
    <message>
        <source>{file} has no text, only pictures of pages.</source>
        <translation>{file} 没有文字，只有页面图片。</translation>
    </message>
    <message>
        <source>{file} holds an entry that points outside of it: {entry}</source>
        <translation>{file} 中有指向包外的条目：{entry}</translation>
    </message>
    <message>
        <source>{file} holds more files than a pack may hold.</source>
        <translation>{file} 中的文件数超过手册包的上限。</translation>
    </message>
    <message>
        <source>{file} holds more than a pack may hold.</source>
        <translation>{file} 的内容超过手册包的上限。</translation>
    </message>
    <message>
        <source>{file} holds something that its manifest does not name: {entry}</source>
        <translation>{file} 含有清单中没有的内容：{entry}</translation>
    </message>
    <message>
        <source>{file} holds two entries of one name.</source>
        <translation>{file} 中有两个同名的条目。</translation>
    </message>
    <message>
        <source>{file} is damaged: it cannot be read.</source>
        <translation>{file} 已损坏：无法读取。</translation>
    </message>
    <message>
        <source>{file} is damaged: {where} should be {expected}.</source>
        <translation>{file} 已损坏：{where} 应为 {expected}。</translation>
    </message>
    <message>
        <source>{file} is incomplete or damaged.</source>
        <translation>{file} 不完整或已损坏。</translation>
    </message>
    <message>
        <source>{file} is larger than {limit} MiB, and is not read.</source>
        <translation>{file} 超过 {limit} MiB，未读取。</translation>
    </message>
    <message>
        <source>{file} is no JSON that can be read: {reason}</source>
        <translation>{file} 不是可读的 JSON：{reason}</translation>
    </message>
    <message>
        <source>{file} is no TOML: {reason}</source>
        <translation>{file}不是TOML：{reason}</translation>
    </message>
    <message>
        <source>{file} is no key of the right kind.</source>
        <translation>{file} 不是正确类型的密钥。</translation>
    </message>
    <message>
        <source>{file} is no text in UTF-8.</source>
        <translation>{file} 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>{file} is no valid pack: {where}.</source>
        <translation>{file} 不是有效的手册包：{where}。</translation>
    </message>
    <message>
        <source>{file} is no withdrawal: it is too large.</source>
        <translation>{file} 不是撤回通知：文件太大。</translation>
    </message>
    <message>
        <source>{file} is not a pack.</source>
        <translation>{file} 不是手册包。</translation>
    </message>
    <message>
        <source>{file} is not signed: nobody vouches for what it says.</source>
        <translation>{file} 没有签名：没有人为其内容担保。</translation>
    </message>
    <message>
        <source>{file} is protected by a password.</source>
        <translation>{file} 受密码保护。</translation>
    </message>
    <message>
        <source>{file} is signed by a publisher that is not known here (key {key}).</source>
        <translation>{file} 由未知的发布者签名（密钥 {key}）。</translation>
    </message>
    <message>
        <source>{file} is there already.</source>
        <translation>{file} 已存在。</translation>
    </message>
    <message>
        <source>{file} is there and is no pack: it is not replaced.</source>
        <translation>{file} 已存在，但不是手册包，因此不替换。</translation>
    </message>
    <message>
        <source>{file} is too large for a list of fault codes.</source>
        <translation>{file} 太大，不像是故障代码表。</translation>
    </message>
    <message>
        <source>{file} is written in a way that cannot be changed here.</source>
        <translation>{file} 的写法在这里无法更改。</translation>
    </message>
    <message>
        <source>{file} repeats itself through aliases until it is too large to be read.</source>
        <translation>{file} 通过别名反复引用自身，太大而无法读取。</translation>
    </message>
    <message>
        <source>{file} was changed while the pack was written.</source>
        <translation>生成手册包时 {file} 被改动了。</translation>
    </message>
    <message>
        <source>{file} was made by a newer fieldkm.</source>
        <translation>{file} 由更新版本的 fieldkm 生成。</translation>
    </message>
    <message>
        <source>{file} would unpack to far more than it can reasonably hold.</source>
        <translation>{file} 解开后会远远超出合理的大小。</translation>
    </message>
    <message>
        <source>{file}, line {line} is no erasure.</source>
        <translation>{file} 第 {line} 行：不是清除记录。</translation>
    </message>
    <message>
        <source>{file}, line {line}: the table cannot be read.</source>
        <translation>{file} 第 {line} 行：无法读取表格。</translation>
    </message>
    <message>
        <source>{file}, line {line}: this is no JSON.</source>
        <translation>{file} 第 {line} 行：不是 JSON。</translation>
    </message>
    <message>
        <source>{file}, line {line}: this is no YAML.</source>
        <translation>{file} 第 {line} 行：不是 YAML。</translation>
    </message>
    <message>
        <source>{file}: {where} has a value that cannot be used: {name}</source>
        <translation>{file}：{where}中有无法使用的值：{name}</translation>
    </message>
    <message>
        <source>{file}: “{name}” means nothing in {where}.</source>
        <translation>{file}：“{name}”在{where}中没有意义。</translation>
    </message>
    <message>
        <source>{folder} is no backup, or one that was not completed.</source>
        <translation>{folder} 不是备份，或是没有完成的备份。</translation>
    </message>
    <message>
        <source>{folder} is not empty and was not made by an import.</source>
        <translation>{folder} 不是空的，也不是由导入生成的。</translation>
    </message>
    <message>
        <source>{folder} is not empty.</source>
        <translation>{folder} 不是空的。</translation>
    </message>
    <message>
        <source>{folder} was written by a newer fieldkm.</source>
        <translation>{folder} 由更新版本的 fieldkm 写成。</translation>
    </message>
    <message>
        <source>{length} characters are too many; {most} are taken.</source>
        <translation>{length}个字符太多，最多{most}个。</translation>
    </message>
    <message>
        <source>{name} cannot be added: {reason}.</source>
        <translation>无法添加{name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} is larger than {megabytes} MB.</source>
        <translation>{name}大于{megabytes} MB。</translation>
    </message>
    <message>
        <source>{of} cannot be lent to this colleague.</source>
        <translation>{of}不能借给这位同事。</translation>
    </message>
    <message>
        <source>{of} is not yours to lend.</source>
        <translation>{of}不归您出借。</translation>
    </message>
    <message>
        <source>{path} cannot be a folder: a file is in the way.</source>
        <translation>{path} 不能用作文件夹：那里已有同名文件。</translation>
    </message>
    <message>
        <source>{path} could not be used: {reason}</source>
        <translation>无法使用 {path}：{reason}</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path} 是文件夹。</translation>
    </message>
    <message>
        <source>{path} is not a folder.</source>
        <translation>{path} 不是文件夹。</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>找不到 {path}。</translation>
    </message>
    <message>
        <source>{path} lies outside of the folder to write.</source>
        <translation>{path} 在目标文件夹之外。</translation>
    </message>
    <message>
        <source>{path} may not be read or written.</source>
        <translation>没有读写 {path} 的权限。</translation>
    </message>
    <message>
        <source>{source} has neither _sidebar.md nor an index.html of docsify.</source>
        <translation>{source} 中既没有 _sidebar.md，也没有 docsify 的 index.html。</translation>
    </message>
    <message>
        <source>{source} has no page that could be imported.</source>
        <translation>{source} 中没有可以导入的页面。</translation>
    </message>
    <message>
        <source>{source} has no sidebar.yaml beside a config.yaml.</source>
        <translation>{source} 中没有与 config.yaml 放在一起的 sidebar.yaml。</translation>
    </message>
    <message>
        <source>{source} is a manual already: it needs no import.</source>
        <translation>{source} 已经是手册：无需导入。</translation>
    </message>
    <message>
        <source>{source} is no documentation that fieldkm can read.</source>
        <translation>{source} 不是 fieldkm 能读取的文档。</translation>
    </message>
    <message>
        <source>{source} is not the folder of a Docusaurus site.</source>
        <translation>{source} 不是 Docusaurus 站点的文件夹。</translation>
    </message>
    <message>
        <source>{source} is not the folder of a GitBook.</source>
        <translation>{source} 不是 GitBook 的文件夹。</translation>
    </message>
    <message>
        <source>{source} is not the folder of a Hugo site.</source>
        <translation>{source} 不是 Hugo 站点的文件夹。</translation>
    </message>
    <message>
        <source>{source} is not the folder of a Jekyll site.</source>
        <translation>{source} 不是 Jekyll 站点的文件夹。</translation>
    </message>
    <message>
        <source>{source} is not the folder of a Sphinx documentation.</source>
        <translation>{source} 不是 Sphinx 文档的文件夹。</translation>
    </message>
    <message>
        <source>{source} is not the folder of a VitePress or VuePress site.</source>
        <translation>{source} 不是 VitePress 或 VuePress 站点的文件夹。</translation>
    </message>
    <message>
        <source>{target} and {source} lie within one another.</source>
        <translation>{target} 和 {source} 互相包含。</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>A chapter has no title.</source>
        <translation>有一章没有标题。</translation>
    </message>
    <message>
        <source>A link to a folder is not followed.</source>
        <translation>不跟随指向文件夹的链接。</translation>
    </message>
    <message>
        <source>A model has no id.</source>
        <translation>有一个机型没有 id。</translation>
    </message>
    <message>
        <source>A quotation mark in this line is not closed or stands wrong.</source>
        <translation>这一行的引号没有闭合，或位置不对。</translation>
    </message>
    <message>
        <source>Neither the contents nor any page leads here.</source>
        <translation>目录和其他页面都没有通向这里。</translation>
    </message>
    <message>
        <source>No cause is listed for the code “{code}”.</source>
        <translation>代码“{code}”没有列出原因。</translation>
    </message>
    <message>
        <source>No cause is listed for the symptom “{id}”.</source>
        <translation>症状“{id}”没有列出原因。</translation>
    </message>
    <message>
        <source>Only the first {most} files are read.</source>
        <translation>只读取前 {most} 个文件。</translation>
    </message>
    <message>
        <source>The address of the link “{words}” is not allowed.</source>
        <translation>链接“{words}”的地址不允许使用。</translation>
    </message>
    <message>
        <source>The address of the picture “{words}” is not allowed.</source>
        <translation>图片“{words}”的地址不允许使用。</translation>
    </message>
    <message>
        <source>The alarm stands after the step that it guards; put it before.</source>
        <translation>警示写在了它所保护的步骤之后，请移到前面。</translation>
    </message>
    <message>
        <source>The callout “{callout}” has no drawing.</source>
        <translation>序号“{callout}”没有写明图纸。</translation>
    </message>
    <message>
        <source>The callout “{callout}” of “{drawing}” stands for no part.</source>
        <translation>“{drawing}”的序号“{callout}”没有对应的零件。</translation>
    </message>
    <message>
        <source>The callout “{callout}” stands on the drawing twice.</source>
        <translation>图纸上有两个序号“{callout}”。</translation>
    </message>
    <message>
        <source>The cause “{id}” is the cause of nothing.</source>
        <translation>原因“{id}”不是任何故障的原因。</translation>
    </message>
    <message>
        <source>The code “{code}” is treated by {owner} as well.</source>
        <translation>代码“{code}”在 {owner} 里也有说明。</translation>
    </message>
    <message>
        <source>The column “{column}” is missing.</source>
        <translation>缺少“{column}”列。</translation>
    </message>
    <message>
        <source>The column “{column}” is not known.</source>
        <translation>不认识“{column}”列。</translation>
    </message>
    <message>
        <source>The column “{column}” stands here twice.</source>
        <translation>有两个“{column}”列。</translation>
    </message>
    <message>
        <source>The drawing declares entities or an unknown encoding, which is not read.</source>
        <translation>图纸声明了实体或未知的编码，不予读取。</translation>
    </message>
    <message>
        <source>The drawing is no XML: {reason}.</source>
        <translation>图纸不是 XML：{reason}。</translation>
    </message>
    <message>
        <source>The drawing is too large.</source>
        <translation>图纸太大。</translation>
    </message>
    <message>
        <source>The drawing “{drawing}” has no callout “{callout}”.</source>
        <translation>图纸“{drawing}”没有序号“{callout}”。</translation>
    </message>
    <message>
        <source>The drawing “{name}” is there twice: {used} is used.</source>
        <translation>有两个图纸“{name}”：使用的是 {used}。</translation>
    </message>
    <message>
        <source>The file cannot be read: {reason}.</source>
        <translation>无法读取文件：{reason}。</translation>
    </message>
    <message>
        <source>The file holds a NUL byte.</source>
        <translation>文件里有 NUL 字节。</translation>
    </message>
    <message>
        <source>The file is larger than {limit} KiB and was not read.</source>
        <translation>文件大于 {limit} KiB，没有读取。</translation>
    </message>
    <message>
        <source>The file is no TOML: {reason}.</source>
        <translation>文件不是 TOML：{reason}。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 from here on; unknown characters are shown as �.</source>
        <translation>从这里开始文件不是 UTF-8；认不出的字符显示为 �。</translation>
    </message>
    <message>
        <source>The file&apos;s name is not text.</source>
        <translation>文件名不是文字。</translation>
    </message>
    <message>
        <source>The folder cannot be read: {reason}.</source>
        <translation>无法读取文件夹：{reason}。</translation>
    </message>
    <message>
        <source>The folder lies too deep or has a name that is no text; it was not read.</source>
        <translation>文件夹太深，或名称不是文字，没有读取。</translation>
    </message>
    <message>
        <source>The front matter has no end: a line with three dashes is missing below it.</source>
        <translation>页首信息没有结束：下面缺少一行三个短横线。</translation>
    </message>
    <message>
        <source>The front matter is too large.</source>
        <translation>页首信息太大。</translation>
    </message>
    <message>
        <source>The front matter: {reason}</source>
        <translation>页首信息有误：{reason}</translation>
    </message>
    <message>
        <source>The headings differ from those of {file}: links to “{section}” do not work in both languages.</source>
        <translation>标题与 {file} 的不一致：通向“{section}”的链接不能在两种语言里都有效。</translation>
    </message>
    <message>
        <source>The id “{wanted}” is taken by {owner}; this page is “{free}”.</source>
        <translation>id“{wanted}”已被 {owner} 使用；本页改为“{free}”。</translation>
    </message>
    <message>
        <source>The id “{wanted}” may have small letters, digits and hyphens: “{clean}”.</source>
        <translation>id“{wanted}”只能有小写字母、数字和连字符：“{clean}”。</translation>
    </message>
    <message>
        <source>The kind “{word}” is not one of {known}.</source>
        <translation>类型“{word}”不在 {known} 之中。</translation>
    </message>
    <message>
        <source>The likelihood “{weight}” is no number.</source>
        <translation>可能性“{weight}”不是数字。</translation>
    </message>
    <message>
        <source>The likelihood “{weight}” must be above zero.</source>
        <translation>可能性“{weight}”必须大于零。</translation>
    </message>
    <message>
        <source>The link leads nowhere or in a circle.</source>
        <translation>链接无处可去，或绕成了圈。</translation>
    </message>
    <message>
        <source>The link leads out of the manual&apos;s folder and is not followed.</source>
        <translation>链接指向手册文件夹之外，不予跟随。</translation>
    </message>
    <message>
        <source>The manual covers no model “{model}”.</source>
        <translation>手册里没有机型“{model}”。</translation>
    </message>
    <message>
        <source>The model “{model}” stands here twice.</source>
        <translation>机型“{model}”写了两次。</translation>
    </message>
    <message>
        <source>The page has neither a title nor a heading.</source>
        <translation>页面没有标题。</translation>
    </message>
    <message>
        <source>The page view cannot draw {what}.</source>
        <translation>页面无法绘制 {what}。</translation>
    </message>
    <message>
        <source>The page “{name}” of the older pack is gone; name it in some page&apos;s aliases.</source>
        <translation>旧手册包里的页面“{name}”不见了；请写进某一页的 aliases。</translation>
    </message>
    <message>
        <source>The page “{page}” has no section “{section}”.</source>
        <translation>页面“{page}”没有小节“{section}”。</translation>
    </message>
    <message>
        <source>The page “{page}” stands in the contents twice.</source>
        <translation>页面“{page}”在目录里出现两次。</translation>
    </message>
    <message>
        <source>The part “{part}” has no procedure.</source>
        <translation>零件“{part}”没有更换步骤。</translation>
    </message>
    <message>
        <source>The part “{part}” is on no drawing.</source>
        <translation>零件“{part}”不在任何图纸上。</translation>
    </message>
    <message>
        <source>The picture cannot be shown: {reason}.</source>
        <translation>无法显示图片：{reason}。</translation>
    </message>
    <message>
        <source>The picture “{path}” cannot be shown: {reason}.</source>
        <translation>无法显示图片“{path}”：{reason}。</translation>
    </message>
    <message>
        <source>The picture “{picture}” is taken to mean “{path}”.</source>
        <translation>图片“{picture}”按“{path}”处理。</translation>
    </message>
    <message>
        <source>The picture “{src}” lies outside the manual and is never fetched.</source>
        <translation>图片“{src}”在手册之外，从不下载。</translation>
    </message>
    <message>
        <source>The probability “{chance}” is no number.</source>
        <translation>概率“{chance}”不是数字。</translation>
    </message>
    <message>
        <source>The probability “{chance}” is not between 0 and 1.</source>
        <translation>概率“{chance}”不在 0 和 1 之间。</translation>
    </message>
    <message>
        <source>The replacements of “{part}” lead in a circle.</source>
        <translation>“{part}”的代用关系绕成了圈。</translation>
    </message>
    <message>
        <source>The row has no “{column}”.</source>
        <translation>这一行没有“{column}”。</translation>
    </message>
    <message>
        <source>The row has {cells} cells, the header {columns}.</source>
        <translation>这一行有 {cells} 格，表头有 {columns} 格。</translation>
    </message>
    <message>
        <source>The table has no header line.</source>
        <translation>表格没有表头行。</translation>
    </message>
    <message>
        <source>The test “{test}” has no question.</source>
        <translation>检查“{test}”没有问题。</translation>
    </message>
    <message>
        <source>The time “{text}” is no number of minutes.</source>
        <translation>时间“{text}”不是分钟数。</translation>
    </message>
    <message>
        <source>There are no pages in “{name}”.</source>
        <translation>“{name}”里没有页面。</translation>
    </message>
    <message>
        <source>There is no cause “{cause}” in causes.csv.</source>
        <translation>causes.csv 里没有原因“{cause}”。</translation>
    </message>
    <message>
        <source>There is no drawing “{drawing}”.</source>
        <translation>没有图纸“{drawing}”。</translation>
    </message>
    <message>
        <source>There is no fault code “{code}”.</source>
        <translation>没有故障代码“{code}”。</translation>
    </message>
    <message>
        <source>There is no page “{name}”.</source>
        <translation>没有页面“{name}”。</translation>
    </message>
    <message>
        <source>There is no page “{name}”; it is shown as plain words.</source>
        <translation>没有页面“{name}”；按普通文字显示。</translation>
    </message>
    <message>
        <source>There is no page “{page}”.</source>
        <translation>没有页面“{page}”。</translation>
    </message>
    <message>
        <source>There is no page: name a folder with manual.toml or with Markdown files.</source>
        <translation>没有页面：请指定有 manual.toml 或 Markdown 文件的文件夹。</translation>
    </message>
    <message>
        <source>There is no part “{name}” in parts.csv.</source>
        <translation>parts.csv 里没有零件“{name}”。</translation>
    </message>
    <message>
        <source>There is no part “{number}” in parts.csv.</source>
        <translation>parts.csv 里没有零件“{number}”。</translation>
    </message>
    <message>
        <source>There is no picture “{picture}”.</source>
        <translation>没有图片“{picture}”。</translation>
    </message>
    <message>
        <source>There is no symptom “{name}” in symptoms.csv.</source>
        <translation>symptoms.csv 里没有症状“{name}”。</translation>
    </message>
    <message>
        <source>This is neither a file nor a folder.</source>
        <translation>这既不是文件也不是文件夹。</translation>
    </message>
    <message>
        <source>This is nested deeper than is read.</source>
        <translation>嵌套太深，没有读取。</translation>
    </message>
    <message>
        <source>This translates no page, and is left out.</source>
        <translation>这不是任何页面的译文，未采用。</translation>
    </message>
    <message>
        <source>“contents” of “{code}” has more titles than there are [[contents]].</source>
        <translation>“{code}”的“contents”里的标题比 [[contents]] 多。</translation>
    </message>
    <message>
        <source>“translations” must be written as [translations.zh].</source>
        <translation>“translations”必须写成 [translations.zh]。</translation>
    </message>
    <message>
        <source>“{alias}” is already a name of {owner}.</source>
        <translation>“{alias}”已经是 {owner} 的名称。</translation>
    </message>
    <message>
        <source>“{code}” and “{other}” are two spellings of one code.</source>
        <translation>“{code}”和“{other}”是同一代码的两种写法。</translation>
    </message>
    <message>
        <source>“{code}” is neither a fault code nor a symptom.</source>
        <translation>“{code}”既不是故障代码也不是症状。</translation>
    </message>
    <message>
        <source>“{key}” is not known here.</source>
        <translation>这里不认识“{key}”。</translation>
    </message>
    <message>
        <source>“{key}” is not known in front matter.</source>
        <translation>页首信息里不认识“{key}”。</translation>
    </message>
    <message>
        <source>“{key}” must be a list of texts.</source>
        <translation>“{key}”必须是文字的列表。</translation>
    </message>
    <message>
        <source>“{key}” must be a text.</source>
        <translation>“{key}”必须是文字。</translation>
    </message>
    <message>
        <source>“{key}” must be written as [[{key}]].</source>
        <translation>“{key}”必须写成 [[{key}]]。</translation>
    </message>
    <message>
        <source>“{name}” does not stand in {kind}.</source>
        <translation>{kind} 里没有“{name}”。</translation>
    </message>
    <message>
        <source>“{path}” and “{first}” are one name on Windows and macOS.</source>
        <translation>在 Windows 和 macOS 上，“{path}”和“{first}”是同一个名称。</translation>
    </message>
    <message>
        <source>“{path}” is neither a page nor a picture of the manual.</source>
        <translation>“{path}”既不是手册的页面也不是图片。</translation>
    </message>
    <message>
        <source>“{text}” holds for no machine: {reason}.</source>
        <translation>“{text}”不适用于任何机器：{reason}。</translation>
    </message>
    <message>
        <source>“{text}” in the column “{column}” is no number.</source>
        <translation>“{column}”列里的“{text}”不是数字。</translation>
    </message>
    <message>
        <source>“{what}” stands already in line {first}.</source>
        <translation>“{what}”在第 {first} 行已经有了。</translation>
    </message>
</context>
</TS>
