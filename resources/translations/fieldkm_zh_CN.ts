<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
    <name>FirstRun</name>
    <message>
        <source>No manual is installed yet</source>
        <translation>尚未安装手册</translation>
    </message>
    <message>
        <source>A manual comes as one file, a pack, from its publisher or your office. Choose it with the button, or drop it onto this window. It works without a network.</source>
        <translation>一本手册就是一个文件，叫做手册包，由发布者或公司提供。用下面的按钮选择它，或把它拖到窗口上。不需要网络。</translation>
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
        <source>No installed manual covers “{typed}”.</source>
        <translation>已安装的手册都不包含“{typed}”。</translation>
    </message>
    <message>
        <source>Check the number, or choose the model from the list with the box empty.</source>
        <translation>请核对号码，或清空输入框，从列表中选择机型。</translation>
    </message>
    <message>
        <source>at hand now</source>
        <translation>当前</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The guide to fieldkm is not installed.</source>
        <translation>fieldkm 使用指南未安装。</translation>
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
        <source>This page cannot be shown: its tables are built wrongly.</source>
        <translation>此页无法显示：页内的表格有错误。</translation>
    </message>
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
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
    <name>Popup</name>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
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
        <source>Settings</source>
        <translation>设置</translation>
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
        <source>Fault codes</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>我的笔记</translation>
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
        <source>in English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>in Chinese</source>
        <translation>中文</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search fault codes, symptoms, procedures, parts…   Ctrl+K</source>
        <translation>搜索故障代码、症状、作业步骤、零件…   Ctrl+K</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索所有内容</translation>
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
        <source>Back and forward</source>
        <translation>后退和前进</translation>
    </message>
    <message>
        <source>Home, manuals, parts, fault codes</source>
        <translation>首页、手册、零件、故障代码</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
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
        <source>A key is never overwritten: choose another name.</source>
        <translation>密钥文件绝不覆盖：请换一个文件名。</translation>
    </message>
    <message>
        <source>A withdrawal names a manual, its versions and a reason.</source>
        <translation>撤回通知必须写明手册、版本和原因。</translation>
    </message>
    <message>
        <source>An update may have removed it. Look in the contents or search for its words.</source>
        <translation>更新后可能已删去。请查看目录，或搜索其中的词。</translation>
    </message>
    <message>
        <source>Another window or command is installing a manual.</source>
        <translation>另一个窗口或命令正在安装手册。</translation>
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
        <source>Ask your administrator for the publisher&apos;s key.</source>
        <translation>请向管理员要发布者的密钥。</translation>
    </message>
    <message>
        <source>Ask your administrator for the publisher&apos;s key. Do not use the file until then.</source>
        <translation>请向管理员要发布者的密钥。在此之前不要使用这个文件。</translation>
    </message>
    <message>
        <source>Build the pack again.</source>
        <translation>请重新生成手册包。</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>请检查它的权限。</translation>
    </message>
    <message>
        <source>Check the file.</source>
        <translation>请检查文件。</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>请核对名称。</translation>
    </message>
    <message>
        <source>Check the number, or search for the part&apos;s name.</source>
        <translation>请核对号码，或搜索零件名称。</translation>
    </message>
    <message>
        <source>Check the serial number, or search without --machine.</source>
        <translation>请核对序列号，或不带 --machine 再搜索。</translation>
    </message>
    <message>
        <source>Choose a file that “fieldkm manual build” has made, or build the folder first.</source>
        <translation>请选择用“fieldkm manual build”生成的文件，或先用手册文件夹生成手册包。</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>请换一个短的。</translation>
    </message>
    <message>
        <source>Choose another name, or delete it first.</source>
        <translation>请换一个文件名，或先把它删除。</translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation>请从中选择：{names}。</translation>
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
        <source>Free some space and try again. Nothing that was saved before is lost.</source>
        <translation>请腾出空间，再试一次。以前保存的内容不会丢。</translation>
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
        <source>If you need it nevertheless, remove the installed manual first.</source>
        <translation>确实需要它时，请先移除已安装的手册。</translation>
    </message>
    <message>
        <source>Install it only if you know where it comes from, with “--unsigned”.</source>
        <translation>只有知道它的来源才可以安装，并加上“--unsigned”。</translation>
    </message>
    <message>
        <source>Install its pack.</source>
        <translation>请安装它的手册包。</translation>
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
        <source>It may have been removed in a newer version: search for its words.</source>
        <translation>新版本可能删去了它：请搜索其中的词。</translation>
    </message>
    <message>
        <source>Look for it in the list of fault codes, or search for its words.</source>
        <translation>请查故障代码列表，或搜索相关的词。</translation>
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
        <source>Mend the file, or leave it out.</source>
        <translation>请改正这个文件，或不要用它。</translation>
    </message>
    <message>
        <source>Move the file aside and start again; give it to your administrator, who can rescue notes.</source>
        <translation>请把该文件移到别处，重新启动；把文件交给管理员，笔记可以抢救。</translation>
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
        <source>Name a new folder.</source>
        <translation>请指定一个新文件夹。</translation>
    </message>
    <message>
        <source>Name another place.</source>
        <translation>请指定别的位置。</translation>
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
        <source>Name the folder in which mkdocs.yml lies.</source>
        <translation>请指定 mkdocs.yml 所在的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder that holds the manual&apos;s pages.</source>
        <translation>请指定存放手册页面的文件夹。</translation>
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
        <source>No page of {manual} treats “{fault}”.</source>
        <translation>{manual} 中没有处理“{fault}”的页面。</translation>
    </message>
    <message>
        <source>No page treats “{fault}”.</source>
        <translation>没有处理“{fault}”的页面。</translation>
    </message>
    <message>
        <source>Nothing was written there. Check the names in the source.</source>
        <translation>没有向那里写入任何内容。请检查来源中的名称。</translation>
    </message>
    <message>
        <source>Open it in the program that made it, save it again, and import that.</source>
        <translation>请用制作该文件的程序打开并重新保存，然后导入新文件。</translation>
    </message>
    <message>
        <source>Open it, save it without the password, and import that.</source>
        <translation>请打开文件，去掉密码后另存，再导入新文件。</translation>
    </message>
    <message>
        <source>Open the manual again; if this comes back, install its pack once more.</source>
        <translation>请再打开一次手册；还是这样，就重新安装它的手册包。</translation>
    </message>
    <message>
        <source>Rename it.</source>
        <translation>请改名。</translation>
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
        <source>Say why the versions must not be used: it stands on every page.</source>
        <translation>请写明为什么不能使用这些版本：原因会显示在每一页上。</translation>
    </message>
    <message>
        <source>Search for the words that the machine shows.</source>
        <translation>请搜索机器显示的文字。</translation>
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
        <source>The dialect “{dialect}” is not known.</source>
        <translation>未知的格式“{dialect}”。</translation>
    </message>
    <message>
        <source>The disk is full: {path} could not be written.</source>
        <translation>磁盘已满：无法写入 {path}。</translation>
    </message>
    <message>
        <source>The file {file} has the name of a file that every pack has.</source>
        <translation>文件 {file} 与手册包固有的文件同名。</translation>
    </message>
    <message>
        <source>The installed manual is damaged: a file on this disk is gone or was changed.</source>
        <translation>已安装的手册已损坏：磁盘上有文件丢失或被改动。</translation>
    </message>
    <message>
        <source>The list of installed manuals, {file}, is damaged.</source>
        <translation>已安装手册的清单 {file} 已损坏。</translation>
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
        <source>The manual {manual} is not installed.</source>
        <translation>手册 {manual} 未安装。</translation>
    </message>
    <message>
        <source>The mapping {file} cannot be used: {reason}.</source>
        <translation>无法使用映射文件 {file}：{reason}。</translation>
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
        <source>The publisher&apos;s key {key} is signed by no key that is known here.</source>
        <translation>发布者的密钥 {key} 没有经过任何已知密钥签名。</translation>
    </message>
    <message>
        <source>The search could not be built: the program that builds it ended too early.</source>
        <translation>无法建立搜索：建立搜索的程序提前结束了。</translation>
    </message>
    <message>
        <source>There is no SUMMARY.md in {source} or in its folder of pages.</source>
        <translation>{source} 及其页面文件夹中没有 SUMMARY.md。</translation>
    </message>
    <message>
        <source>There is no display on which a window could be opened.</source>
        <translation>没有可以打开窗口的显示器。</translation>
    </message>
    <message>
        <source>Try again. If it stays so, the disk or its cable may be failing.</source>
        <translation>请再试一次。还是这样，可能是磁盘或它的线缆有问题。</translation>
    </message>
    <message>
        <source>Use one of {known}, or leave it out.</source>
        <translation>请使用以下之一：{known}，或不填。</translation>
    </message>
    <message>
        <source>The search index is being written already.</source>
        <translation>搜索索引正在写入。</translation>
    </message>
    <message>
        <source>Correct the mapping: code = “...” names the field of the list that holds the code.</source>
        <translation>请改正映射文件：code = “...” 指明代码表中哪一列是代码。</translation>
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
        <source>The signature of {file} is wrong: it was changed after it was signed.</source>
        <translation>{file} 的签名不符：签名后被改动过。</translation>
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
        <source>Try again in a moment.</source>
        <translation>请过一会儿再试。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, send this text to your administrator.</source>
        <translation>请再试一次；还是这样，就把这段文字发给管理员。</translation>
    </message>
    <message>
        <source>Update fieldkm on this laptop. The database was not touched.</source>
        <translation>请更新这台电脑上的 fieldkm。数据库没有改动。</translation>
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
        <source>Version {version} of {manual} is not newer than the installed version {installed}.</source>
        <translation>{manual} 的版本 {version} 不比已安装的版本 {installed} 新。</translation>
    </message>
    <message>
        <source>Wait until that is done.</source>
        <translation>请等它完成。</translation>
    </message>
    <message>
        <source>Write [columns] with code, title and text, each naming a field of the list.</source>
        <translation>请写 [columns]，并为 code、title 和 text 各指定代码表中的一列。</translation>
    </message>
    <message>
        <source>Write a mapping that says which field is the code, the title and the text.</source>
        <translation>请写一个映射文件，指明哪一列是代码、标题和说明。</translation>
    </message>
    <message>
        <source>Write it as manual/page, or search for its words.</source>
        <translation>请写成“手册/页面”，或搜索其中的词。</translation>
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
        <source>Write something, or remove the note.</source>
        <translation>请写些内容，或删除笔记。</translation>
    </message>
    <message>
        <source>Write the repeated parts out, or leave the file out.</source>
        <translation>请把重复引用的部分写全，或不要用这个文件。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>无法读取 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{file} has a name that cannot be used: {name}</source>
        <translation>{file} 中有不能使用的名称：{name}</translation>
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
        <source>{file} is no key of the right kind.</source>
        <translation>{file} 不是正确类型的密钥。</translation>
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
        <source>{folder} is not empty and was not made by an import.</source>
        <translation>{folder} 不是空的，也不是由导入生成的。</translation>
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
        <source>{source} has no page that could be imported.</source>
        <translation>{source} 中没有可以导入的页面。</translation>
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
        <source>{source} is not the folder of a Jekyll site.</source>
        <translation>{source} 不是 Jekyll 站点的文件夹。</translation>
    </message>
    <message>
        <source>{source} is not the folder of a Sphinx documentation.</source>
        <translation>{source} 不是 Sphinx 文档的文件夹。</translation>
    </message>
    <message>
        <source>{target} and {source} lie within one another.</source>
        <translation>{target} 和 {source} 互相包含。</translation>
    </message>
</context>
</TS>
