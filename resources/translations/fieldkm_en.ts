<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BuildCards</name>
    <message numerus="yes">
        <source>%n time(s) here</source>
        <translation>
            <numerusform>%n time here</numerusform>
            <numerusform>%n times here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n used</source>
        <translation>
            <numerusform>%n used</numerusform>
            <numerusform>%n used</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message numerus="yes">
        <source>The check: %n remark(s)</source>
        <translation>
            <numerusform>The check: %n remark</numerusform>
            <numerusform>The check: %n remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerLines</name>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerPageView</name>
    <message numerus="yes">
        <source>%n more site(s)</source>
        <translation>
            <numerusform>%n more site</numerusform>
            <numerusform>%n more sites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayCards</name>
    <message numerus="yes">
        <source>%n new entry(s) in the history</source>
        <translation>
            <numerusform>%n new entry in the history</numerusform>
            <numerusform>%n new entries in the history</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message numerus="yes">
        <source>{part}; %n in the van</source>
        <translation>
            <numerusform>{part}; %n in the van</numerusform>
            <numerusform>{part}; %n in the van</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FixCards</name>
    <message numerus="yes">
        <source>%n fix(es) wait for a decision</source>
        <translation>
            <numerusform>%n fix waits for a decision</numerusform>
            <numerusform>%n fixes wait for a decision</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for too long</source>
        <translation>
            <numerusform>%n for too long</numerusform>
            <numerusform>%n for too long</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reported error(s) wait for an answer</source>
        <translation>
            <numerusform>%n reported error waits for an answer</numerusform>
            <numerusform>%n reported errors wait for an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) thanked</source>
        <translation>
            <numerusform>thanked %n time</numerusform>
            <numerusform>thanked %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n time(s)</source>
        <translation>
            <numerusform>used %n time</numerusform>
            <numerusform>used %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FixFinder</name>
    <message numerus="yes">
        <source>The newest %n: type to find others.</source>
        <translation>
            <numerusform>The newest %n: type to find others.</numerusform>
            <numerusform>The newest %n: type to find others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FixWords</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation>
            <numerusform>%n week ago</numerusform>
            <numerusform>%n weeks ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeWords</name>
    <message numerus="yes">
        <source>%n hazard(s)</source>
        <translation>
            <numerusform>%n hazard</numerusform>
            <numerusform>%n hazards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n incident</numerusform>
            <numerusform>%n incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wish(es)</source>
        <translation>
            <numerusform>%n wish</numerusform>
            <numerusform>%n wishes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) changed</source>
        <translation>
            <numerusform>%n page changed</numerusform>
            <numerusform>%n pages changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) new</source>
        <translation>
            <numerusform>%n page new</numerusform>
            <numerusform>%n pages new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) removed</source>
        <translation>
            <numerusform>%n page removed</numerusform>
            <numerusform>%n pages removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) rejected by the server</source>
        <translation>
            <numerusform>%n entry rejected by the server</numerusform>
            <numerusform>%n entries rejected by the server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) not sent yet</source>
        <translation>
            <numerusform>%n entry not sent yet</numerusform>
            <numerusform>%n entries not sent yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) not here yet</source>
        <translation>
            <numerusform>%n photo not here yet</numerusform>
            <numerusform>%n photos not here yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncidentsScreen</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MachineWords</name>
    <message numerus="yes">
        <source>within %n hour(s)</source>
        <translation>
            <numerusform>within %n hour</numerusform>
            <numerusform>within %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManualNewsPanel</name>
    <message numerus="yes">
        <source>All %n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>All %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartCardView</name>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotosPanel</name>
    <message numerus="yes">
        <source>%n photo(s) are being made smaller …</source>
        <translation>
            <numerusform>%n photo is being made smaller …</numerusform>
            <numerusform>%n photos are being made smaller …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProceduresPanel</name>
    <message numerus="yes">
        <source>%n step(s) done</source>
        <translation>
            <numerusform>%n step done</numerusform>
            <numerusform>%n steps done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PublishPanel</name>
    <message numerus="yes">
        <source>The manual has %n error(s): it was not built.</source>
        <translation>
            <numerusform>The manual has %n error: it was not built.</numerusform>
            <numerusform>The manual has %n errors: it was not built.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadyPanel</name>
    <message numerus="yes">
        <source>Everything for %n visit(s) of today is here.</source>
        <translation>
            <numerusform>Everything for %n visit of today is here.</numerusform>
            <numerusform>Everything for the %n visits of today is here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RefusedPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelatedPanel</name>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportStep</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <translation>
            <numerusform>%n waits</numerusform>
            <numerusform>%n wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message numerus="yes">
        <source>%n revision(s)</source>
        <translation>
            <numerusform>%n revision</numerusform>
            <numerusform>%n revisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>found %n time(s)</source>
        <translation>
            <numerusform>found %n time</numerusform>
            <numerusform>found %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>opened %n time(s)</source>
        <translation>
            <numerusform>opened %n time</numerusform>
            <numerusform>opened %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>used %n time(s)</source>
        <translation>
            <numerusform>used %n time</numerusform>
            <numerusform>used %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) could only be written as plain words.</source>
        <translation>
            <numerusform>%n line could only be written as plain words.</numerusform>
            <numerusform>%n lines could only be written as plain words.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SitePanel</name>
    <message numerus="yes">
        <source>%n more machine(s)</source>
        <translation>
            <numerusform>%n more machine</numerusform>
            <numerusform>%n more machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message numerus="yes">
        <source>%n manual(s) installed</source>
        <translation>
            <numerusform>%n manual installed</numerusform>
            <numerusform>%n manuals installed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoryPanel</name>
    <message numerus="yes">
        <source>Show the last %n</source>
        <translation>
            <numerusform>Show the last %n</numerusform>
            <numerusform>Show the last %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncScreen</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>Sync: %n thing(s) need you</source>
        <translation>
            <numerusform>Sync: %n thing needs you</numerusform>
            <numerusform>Sync: %n things need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) sent</source>
        <translation>
            <numerusform>%n entry sent</numerusform>
            <numerusform>%n entries sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) received</source>
        <translation>
            <numerusform>%n record received</numerusform>
            <numerusform>%n records received</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) left</source>
        <translation>
            <numerusform>%n record left</numerusform>
            <numerusform>%n records left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) left</source>
        <translation>
            <numerusform>%n photo left</numerusform>
            <numerusform>%n photos left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n manual(s)</source>
        <translation>
            <numerusform>%n manual</numerusform>
            <numerusform>%n manuals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fix(es)</source>
        <translation>
            <numerusform>%n fix</numerusform>
            <numerusform>%n fixes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline: {things} wait(s)</source>
        <translation>
            <numerusform>Offline: {things} waits</numerusform>
            <numerusform>Offline: {things} wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{things} wait(s) to be sent</source>
        <translation>
            <numerusform>{things} waits to be sent</numerusform>
            <numerusform>{things} wait to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayGroups</name>
    <message numerus="yes">
        <source>%n thing(s) need you on the Sync screen</source>
        <translation>
            <numerusform>%n thing needs you on the Sync screen</numerusform>
            <numerusform>%n things need you on the Sync screen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WarningsPanel</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
</TS>
