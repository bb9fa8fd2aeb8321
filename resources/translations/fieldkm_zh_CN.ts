<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Conditions</name>
    <message>
        <source>with {kit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without {kit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not for this machine, only for: {condition}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the machine: {condition}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serial {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serial up to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serial from {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serial {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContentsList</name>
    <message>
        <source>Manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawingBar</name>
    <message>
        <source>Assembly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorReportDialog</name>
    <message>
        <source>A fault in fieldkm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in fieldkm itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is our fault, not yours. What you saved is safe, and you can go on working. Copy the report and send it to whoever looks after fieldkm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaultDelegate</name>
    <message>
        <source>Symptom</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaultsScreen</name>
    <message>
        <source>No code and no symptom fits. Try fewer letters, or the search above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The installed manuals list no fault codes for this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} for {machine}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code or words, for instance E2104 or paper curls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a fault code or symptom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault codes and symptoms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>No manual is installed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A manual comes as one file, a pack, from its publisher or your office. Choose it with the button, or drop it onto this window. It works without a network.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Continue where you were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed manuals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark a page with the star or Ctrl+D, and it stands here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstallPanel</name>
    <message>
        <source>Install a manual…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it without signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manual packs (*.pack);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not install it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not signed: nobody vouches for what it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wrong torque or voltage can hurt you. Install it only if you know where it comes from; its pages are then marked as not signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installing {file}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{manual} is installed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MachinePanel</name>
    <message>
        <source>No machine at hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one, and everything that does not hold for it is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number {serial}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MachinePickerDialog</name>
    <message>
        <source>Machine at hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number or model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or scan the serial number, or choose the model. What does not hold for this machine is then marked or left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No installed manual covers “{typed}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number, or choose the model from the list with the box empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at hand now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The guide to fieldkm is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ManualPanel</name>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notes and favourites are kept and come back with the manual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ManualScreen</name>
    <message>
        <source>Your note was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read this warning first, then tick the step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All ticks of this page are taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manual page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No manual is installed. Install a pack to begin.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkBars</name>
    <message>
        <source>WITHDRAWN by the publisher: do not use this version. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed: nobody vouches for this manual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page does not apply to the machine at hand: {machine}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known whether this page applies to the machine at hand: {machine}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown in {language}: this page is not translated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Change this note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Your note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should you know here next time?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageBar</name>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What belongs to this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageLinks</name>
    <message>
        <source>Part {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing {drawing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing {drawing}, callout {callout}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This leads out of the manual: {address}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>This picture cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add note to selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperActions</name>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer did not take the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartCardView</name>
    <message>
        <source>The selected part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a part in the drawing or in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the part number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callout {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} is superseded by this part. Order this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manual&apos;s supersession runs in a circle: {numbers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Superseded by {number}: order this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replacement procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for: {condition}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alternates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mentioned in</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>callout {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} is copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartsList</name>
    <message>
        <source>Number or words, in all drawings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the parts lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No part fits.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartsModel</name>
    <message>
        <source>#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In: {assembly}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Superseded by {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartsScreen</name>
    <message>
        <source>Other parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No installed manual lists parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No manual is installed. Install a pack to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no drawing of this assembly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This drawing cannot be shown: its file is broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>callout {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manual has no replacement procedure for {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assemblies</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Popup</name>
    <message>
        <source>Search results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>{done} of {total} steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manuals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RelatedPanel</name>
    <message>
        <source>What belongs to this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used by</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Likely causes: {causes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced by {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callout {number} on drawing {drawing}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowModel</name>
    <message>
        <source>Did you mean: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try fewer or other words, the code that the machine shows, or a part number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not for this machine?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in Chinese</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search fault codes, symptoms, procedures, parts…   Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed manuals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manuals follow where they can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also with Ctrl and the mouse wheel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glove mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that is touched becomes larger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is kept in {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the machine at hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back and forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home, manuals, parts, fault codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger, smaller, usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guide to fieldkm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next and previous result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it and keep the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find on the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as a favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print or save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manual pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message numerus="yes">
        <source>%n manual(s) installed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Opening the manuals…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No manual is installed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search is being built…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search is being built: {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>No machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machine at hand: {machine}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the machine at hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZoomControl</name>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Something went wrong in fieldkm itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; the report helps us to mend it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key is never overwritten: choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A withdrawal names a manual, its versions and a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An update may have removed it. Look in the contents or search for its words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window or command is installing a manual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the publisher of the manual for a new pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the publisher of the manual to split it or to make its pictures smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the publisher of the manual to split it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator for the publisher&apos;s key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator for the publisher&apos;s key. Do not use the file until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the pack again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the number, or search for the part&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the serial number, or search without --machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file that “fieldkm manual build” has made, or build the folder first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other fieldkm and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download it again. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this file, then install the manuals again. Notes and fixes are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not use it. Ask the publisher of the manual for a new pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not use it. Tell your administrator where it came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and try again. Nothing that was saved before is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get it again from where it came from. Do not use this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again from where it came from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you need it nevertheless, remove the installed manual first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it only if you know where it comes from, with “--unsigned”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install its pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is built anew from the manuals and notes; nothing is lost. Search again in a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is built when the program starts; until then open pages from the contents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been removed in a newer version: search for its words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: the table cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for it in the list of fault codes, or search for its words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make two notes of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manuals can be read all the same. Try again, or restart the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend the file, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the file aside and start again; give it to your administrator, who can rescue notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a folder beside the source, so that nothing of it is overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a new folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder in which mkdocs.yml lies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder of the Markdown files, or a list of fault codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the folder that holds the manual&apos;s pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No installed manual covers a machine “{machine}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No installed manual has a page “{page}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No installed manual lists the part “{number}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No page of {manual} treats “{fault}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No page treats “{fault}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written there. Check the names in the source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the manual again; if this comes back, install its pack once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run “fieldkm manual check” on it, mend what it lists and build again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as CSV in UTF-8 again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why the versions must not be used: it stands on every page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for the words that the machine shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The condition “{part}” is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database {path} could not be used: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database {path} is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dialect “{dialect}” is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: {path} could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} has the name of a file that every pack has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The installed manual is damaged: a file on this disk is gone or was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of installed manuals, {file}, is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manual {folder} has {count} error(s), the first in {file}, line {line}: {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manual {manual} has no file “{path}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manual {manual} has no page “{page}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The manual {manual} is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mapping {file} cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note is longer than {most} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The publisher&apos;s key {key} is signed by no key that is known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search could not be built: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index is being written already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search is not built yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The serial pattern “{pattern}” is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The signature of {file} is wrong: it was changed after it was signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no benchmark “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no drawing “{drawing}” in {manual}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no mkdocs.yml in {source} or beside it that speaks of this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no page “{page}” in {manual}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, send this text to your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update fieldkm, then install the pack again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use letters, digits, hyphens and dots, and relative paths with slashes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use mkdocs, markdown or codes, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version} of {manual} is not newer than the installed version {installed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until that is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write [columns] with code, title and text, each naming a field of the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a mapping that says which field is the code, the title and the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as manual/page, or search for its words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it with letters, digits, [A-Z], \d, groups, |, ?, *, + and {6} only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write models, “serial FROM..TO”, “with X” or “without X”, separated by semicolons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something, or remove the note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has a name that cannot be used: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no list of fault codes that is understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds an entry that points outside of it: {entry}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds more files than a pack may hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds more than a pack may hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds something that its manifest does not name: {entry}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds two entries of one name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged: it cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged: {where} should be {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is incomplete or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no key of the right kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no valid pack: {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no withdrawal: it is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not signed: nobody vouches for what it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is signed by a publisher that is not known here (key {key}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is too large for a list of fault codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was changed while the pack was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was made by a newer fieldkm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} would unpack to far more than it can reasonably hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: this is no JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: this is no YAML.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is not empty and was not made by an import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be used: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} lies outside of the folder to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} may not be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} has no page that could be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{target} and {source} lie within one another.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
