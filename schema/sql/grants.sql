-- One account per program, each with only the rights it needs; applied after every migration.
-- History (case_event, complaint, archive_file, access_log …) is INSERT and SELECT only for everybody.

-- portal: residents file and follow; it reads no passwords, no sessions' owners and no staff phones.
GRANT SELECT (id, code, name_zh, name_en, parent_id, takes_cases, closed_at) ON department TO 'anjuan_portal'@'localhost';
GRANT SELECT (id, name, title, department_id, superior_id, roles, disabled_at) ON staff TO 'anjuan_portal'@'localhost';
GRANT SELECT ON project TO 'anjuan_portal'@'localhost';
GRANT SELECT ON room TO 'anjuan_portal'@'localhost';
GRANT SELECT ON procedure_version TO 'anjuan_portal'@'localhost';
GRANT SELECT ON calendar_version TO 'anjuan_portal'@'localhost';
GRANT SELECT ON schema_version TO 'anjuan_portal'@'localhost';
GRANT SELECT ON setting TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT ON complaint TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT, UPDATE ON case_file TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT ON case_event TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT, UPDATE ON deadline TO 'anjuan_portal'@'localhost';
GRANT SELECT (case_id, queue), UPDATE (queue) ON cooperation TO 'anjuan_portal'@'localhost';
GRANT SELECT, UPDATE ON task TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT, UPDATE ON counter TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT ON follow_up TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT, UPDATE ON case_text TO 'anjuan_portal'@'localhost';
GRANT INSERT ON search_queue TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT ON joined_report TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT ON satisfaction TO 'anjuan_portal'@'localhost';
GRANT SELECT, UPDATE (used_at) ON survey_link TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT, UPDATE (complete) ON file TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT ON file_chunk TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT ON evidence TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON attempt TO 'anjuan_portal'@'localhost';
GRANT SELECT, INSERT ON submission TO 'anjuan_portal'@'localhost';
GRANT SELECT (id, case_id, staff_id, kind, language, state), INSERT, UPDATE (changed_by, called_off)
    ON outbox TO 'anjuan_portal'@'localhost';
GRANT INSERT ON notice TO 'anjuan_portal'@'localhost';
GRANT INSERT ON access_log TO 'anjuan_portal'@'localhost';

-- desk: the service centre and the handlers.
GRANT SELECT ON department TO 'anjuan_desk'@'localhost';
GRANT SELECT ON staff TO 'anjuan_desk'@'localhost';
GRANT SELECT, UPDATE (seen_at), DELETE ON session TO 'anjuan_desk'@'localhost';
GRANT SELECT ON project TO 'anjuan_desk'@'localhost';
GRANT SELECT ON room TO 'anjuan_desk'@'localhost';
GRANT SELECT ON resident TO 'anjuan_desk'@'localhost';
GRANT SELECT ON procedure_version TO 'anjuan_desk'@'localhost';
GRANT SELECT ON calendar_version TO 'anjuan_desk'@'localhost';
GRANT SELECT ON schema_version TO 'anjuan_desk'@'localhost';
GRANT SELECT ON setting TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON complaint TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE ON case_file TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON case_event TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE ON deadline TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (seen_at, next_at) ON escalation TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (queue, ended_at, ended_by, ended_reason) ON cooperation TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE ON task TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE ON referral TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE ON counter TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (revoked_at) ON follow_up TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE ON case_text TO 'anjuan_desk'@'localhost';
GRANT SELECT ON search_posting TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON search_queue TO 'anjuan_desk'@'localhost';
GRANT SELECT ON joined_report TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON return_visit TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON satisfaction TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON survey_link TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (complete) ON file TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON file_chunk TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON evidence TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON archive_file TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON archive_document TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON archive_text TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON inquiry_record TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (struck_at, struck_by, struck_reason) ON cause TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (struck_at, struck_by, struck_reason) ON responsibility TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON inquiry_proof TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (not_now, decided_at, decided_by, approved, reason) ON plan TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON measure TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON submission TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (changed_by, called_off) ON outbox TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (seen_at) ON notice TO 'anjuan_desk'@'localhost';
GRANT INSERT ON access_log TO 'anjuan_desk'@'localhost';

GRANT SELECT, INSERT, UPDATE (started_at, started_by, orders, lifted_at, lifted_by, lift_reason, evaluated_at, evaluated_by, effect, lessons, prevention) ON emergency TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (released_at, released_by) ON emergency_member TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON emergency_entry TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (result, result_by, result_at) ON urgent_measure TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE ON duty TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON duty_event TO 'anjuan_desk'@'localhost';
GRANT SELECT ON campaign_form TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (version, closed_at, reason) ON campaign TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE ON campaign_room TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON campaign_visit TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (version, done, campaign_id, struck_at) ON planned_visit TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT ON planned_visit_event TO 'anjuan_desk'@'localhost';
GRANT SELECT, INSERT, UPDATE (judged_at, judged_by, verdict, reason, renewal_id, before_cases, before_repeated, before_rated, before_satisfied, before_closed, before_seconds, after_cases, after_repeated, after_rated, after_satisfied, after_closed, after_seconds) ON effect TO 'anjuan_desk'@'localhost';

-- audit: inspectors.
GRANT SELECT ON department TO 'anjuan_audit'@'localhost';
GRANT SELECT ON staff TO 'anjuan_audit'@'localhost';
GRANT SELECT, UPDATE (seen_at), DELETE ON session TO 'anjuan_audit'@'localhost';
GRANT SELECT ON project TO 'anjuan_audit'@'localhost';
GRANT SELECT ON procedure_version TO 'anjuan_audit'@'localhost';
GRANT SELECT ON calendar_version TO 'anjuan_audit'@'localhost';
GRANT SELECT ON schema_version TO 'anjuan_audit'@'localhost';
GRANT SELECT ON setting TO 'anjuan_audit'@'localhost';
GRANT SELECT ON case_file TO 'anjuan_audit'@'localhost';
GRANT SELECT ON checklist_version TO 'anjuan_audit'@'localhost';
GRANT SELECT, INSERT, UPDATE ON audit TO 'anjuan_audit'@'localhost';
GRANT SELECT (staff_id, seen_at) ON notice TO 'anjuan_audit'@'localhost';
GRANT SELECT, INSERT, UPDATE ON audit_answer TO 'anjuan_audit'@'localhost';
GRANT SELECT, INSERT ON finding TO 'anjuan_audit'@'localhost';
GRANT SELECT, UPDATE ON duty TO 'anjuan_audit'@'localhost';
GRANT INSERT ON duty_event TO 'anjuan_audit'@'localhost';
GRANT SELECT, INSERT, UPDATE ON counter TO 'anjuan_audit'@'localhost';
GRANT SELECT, INSERT, UPDATE (complete) ON file TO 'anjuan_audit'@'localhost';
GRANT SELECT, INSERT ON file_chunk TO 'anjuan_audit'@'localhost';
GRANT SELECT, INSERT ON evidence TO 'anjuan_audit'@'localhost';
GRANT SELECT, INSERT ON submission TO 'anjuan_audit'@'localhost';
GRANT INSERT ON access_log TO 'anjuan_audit'@'localhost';

-- archive: archivists read files; filing a case is the one change.
GRANT SELECT ON department TO 'anjuan_archive'@'localhost';
GRANT SELECT ON staff TO 'anjuan_archive'@'localhost';
GRANT SELECT, UPDATE (seen_at), DELETE ON session TO 'anjuan_archive'@'localhost';
GRANT SELECT ON project TO 'anjuan_archive'@'localhost';
GRANT SELECT ON room TO 'anjuan_archive'@'localhost';
GRANT SELECT ON procedure_version TO 'anjuan_archive'@'localhost';
GRANT SELECT ON calendar_version TO 'anjuan_archive'@'localhost';
GRANT SELECT ON schema_version TO 'anjuan_archive'@'localhost';
GRANT SELECT ON setting TO 'anjuan_archive'@'localhost';
GRANT SELECT ON complaint TO 'anjuan_archive'@'localhost';
GRANT SELECT, UPDATE ON case_file TO 'anjuan_archive'@'localhost';
GRANT SELECT, INSERT ON case_event TO 'anjuan_archive'@'localhost';
GRANT SELECT, UPDATE ON deadline TO 'anjuan_archive'@'localhost';
GRANT SELECT, UPDATE (queue) ON cooperation TO 'anjuan_archive'@'localhost';
GRANT SELECT ON file TO 'anjuan_archive'@'localhost';
GRANT SELECT ON file_chunk TO 'anjuan_archive'@'localhost';
GRANT SELECT ON evidence TO 'anjuan_archive'@'localhost';
GRANT SELECT (case_id) ON task TO 'anjuan_archive'@'localhost';
GRANT SELECT ON referral TO 'anjuan_archive'@'localhost';
GRANT SELECT (id, created_at, case_id, staff_id, kind, delivery, state, sent_at) ON outbox TO 'anjuan_archive'@'localhost';
GRANT SELECT ON return_visit TO 'anjuan_archive'@'localhost';
GRANT SELECT ON inquiry_record TO 'anjuan_archive'@'localhost';
GRANT SELECT ON cause TO 'anjuan_archive'@'localhost';
GRANT SELECT ON responsibility TO 'anjuan_archive'@'localhost';
GRANT SELECT ON inquiry_proof TO 'anjuan_archive'@'localhost';
GRANT SELECT ON plan TO 'anjuan_archive'@'localhost';
GRANT SELECT ON measure TO 'anjuan_archive'@'localhost';
GRANT SELECT ON emergency TO 'anjuan_archive'@'localhost';
GRANT SELECT ON emergency_member TO 'anjuan_archive'@'localhost';
GRANT SELECT ON emergency_entry TO 'anjuan_archive'@'localhost';
GRANT SELECT ON urgent_measure TO 'anjuan_archive'@'localhost';
GRANT SELECT ON effect TO 'anjuan_archive'@'localhost';
GRANT SELECT ON escalation TO 'anjuan_archive'@'localhost';
GRANT SELECT, INSERT ON archive_file TO 'anjuan_archive'@'localhost';
GRANT SELECT (staff_id, seen_at) ON notice TO 'anjuan_archive'@'localhost';
GRANT SELECT, INSERT ON archive_document TO 'anjuan_archive'@'localhost';
GRANT SELECT, INSERT ON archive_text TO 'anjuan_archive'@'localhost';
GRANT SELECT ON search_posting TO 'anjuan_archive'@'localhost';
GRANT SELECT, INSERT ON search_queue TO 'anjuan_archive'@'localhost';
GRANT SELECT, INSERT ON submission TO 'anjuan_archive'@'localhost';
GRANT INSERT, SELECT ON access_log TO 'anjuan_archive'@'localhost';

-- mail: reads in the mail of residents; otherwise as their pages.
GRANT SELECT (id, code, name_zh, name_en, parent_id, takes_cases, closed_at) ON department TO 'anjuan_mail'@'localhost';
GRANT SELECT (id, name, title, department_id, superior_id, roles, disabled_at) ON staff TO 'anjuan_mail'@'localhost';
GRANT SELECT ON procedure_version TO 'anjuan_mail'@'localhost';
GRANT SELECT ON calendar_version TO 'anjuan_mail'@'localhost';
GRANT SELECT ON schema_version TO 'anjuan_mail'@'localhost';
GRANT SELECT ON setting TO 'anjuan_mail'@'localhost';
GRANT SELECT (id, number, anonymous, complainant, contact, phone), INSERT ON complaint TO 'anjuan_mail'@'localhost';
GRANT SELECT, INSERT, UPDATE ON case_file TO 'anjuan_mail'@'localhost';
GRANT SELECT (case_id, queue), UPDATE (queue) ON cooperation TO 'anjuan_mail'@'localhost';
GRANT SELECT, INSERT ON case_event TO 'anjuan_mail'@'localhost';
GRANT SELECT, INSERT, UPDATE ON deadline TO 'anjuan_mail'@'localhost';
GRANT SELECT, INSERT, UPDATE ON counter TO 'anjuan_mail'@'localhost';
GRANT SELECT, INSERT ON follow_up TO 'anjuan_mail'@'localhost';
GRANT SELECT (case_id, queue), UPDATE (queue) ON cooperation TO 'anjuan_mail'@'localhost';
GRANT SELECT, INSERT, UPDATE ON case_text TO 'anjuan_mail'@'localhost';
GRANT INSERT ON search_queue TO 'anjuan_mail'@'localhost';
GRANT SELECT, INSERT, UPDATE (complete) ON file TO 'anjuan_mail'@'localhost';
GRANT SELECT, INSERT ON file_chunk TO 'anjuan_mail'@'localhost';
GRANT SELECT, INSERT ON evidence TO 'anjuan_mail'@'localhost';
GRANT SELECT, INSERT ON submission TO 'anjuan_mail'@'localhost';
GRANT SELECT (id, case_id, staff_id, kind, language, token, state), INSERT, UPDATE (state, next_at, last_error)
    ON outbox TO 'anjuan_mail'@'localhost';
GRANT INSERT ON notice TO 'anjuan_mail'@'localhost';
GRANT SELECT, INSERT ON incoming_mail TO 'anjuan_mail'@'localhost';
GRANT SELECT, INSERT ON automatic_answer TO 'anjuan_mail'@'localhost';

-- admin: sign-in, people, rooms.  The only account that reads passwords.
GRANT SELECT, INSERT, UPDATE ON department TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE ON staff TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE ON credential TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE, DELETE ON attempt TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE ON project TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE ON room TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE ON resident TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE (adopted_at, withdrawn_at, revision) ON procedure_version TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT ON procedure_decision TO 'anjuan_admin'@'localhost';
GRANT SELECT (id, number, queue, stage, level, category, department_id, accused_staff_id, by_staff, room_id, procedure_version)
    ON case_file TO 'anjuan_admin'@'localhost';
GRANT SELECT ON deadline TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT ON calendar_version TO 'anjuan_admin'@'localhost';
GRANT SELECT ON checklist_version TO 'anjuan_admin'@'localhost';
GRANT SELECT ON schema_version TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE ON setting TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE (complete) ON file TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT ON file_chunk TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT ON submission TO 'anjuan_admin'@'localhost';
-- Who looks after the sending sees how it goes, and no word of what is told.
GRANT SELECT (id, created_at, case_id, number, staff_id, kind, delivery, recipient, state, waiting_since, tries, doubtful,
    next_at, last_error, sent_at, provider, changed_by, called_off),
    UPDATE (doubtful, tries, waiting_since, next_at, changed_by, state) ON outbox TO 'anjuan_admin'@'localhost';
GRANT SELECT (staff_id, seen_at) ON notice TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT, UPDATE ON notice_setting TO 'anjuan_admin'@'localhost';
GRANT SELECT, INSERT ON access_log TO 'anjuan_admin'@'localhost';

-- clockd: marks warnings and breaches, sweeps what has expired.
GRANT SELECT ON department TO 'anjuan_clockd'@'localhost';
GRANT SELECT (id, name, title, department_id, superior_id, roles, disabled_at) ON staff TO 'anjuan_clockd'@'localhost';
GRANT SELECT (id, project_id) ON room TO 'anjuan_clockd'@'localhost';
GRANT SELECT ON project TO 'anjuan_clockd'@'localhost';
GRANT SELECT ON procedure_version TO 'anjuan_clockd'@'localhost';
GRANT SELECT ON calendar_version TO 'anjuan_clockd'@'localhost';
GRANT SELECT ON schema_version TO 'anjuan_clockd'@'localhost';
GRANT SELECT, UPDATE ON case_file TO 'anjuan_clockd'@'localhost';
GRANT SELECT, INSERT ON case_event TO 'anjuan_clockd'@'localhost';
GRANT SELECT, UPDATE ON deadline TO 'anjuan_clockd'@'localhost';
GRANT SELECT ON case_text TO 'anjuan_clockd'@'localhost';
GRANT SELECT ON archive_text TO 'anjuan_clockd'@'localhost';
GRANT SELECT, DELETE ON search_queue TO 'anjuan_clockd'@'localhost';
GRANT SELECT, INSERT, UPDATE ON search_posting TO 'anjuan_clockd'@'localhost';
GRANT SELECT, INSERT, UPDATE (next_at) ON escalation TO 'anjuan_clockd'@'localhost';
GRANT SELECT, INSERT, UPDATE ON lease TO 'anjuan_clockd'@'localhost';
GRANT SELECT, DELETE ON session TO 'anjuan_clockd'@'localhost';
GRANT SELECT, DELETE ON attempt TO 'anjuan_clockd'@'localhost';
GRANT SELECT, DELETE ON submission TO 'anjuan_clockd'@'localhost';
GRANT SELECT, UPDATE (complete), DELETE ON file TO 'anjuan_clockd'@'localhost';
GRANT SELECT, DELETE ON file_chunk TO 'anjuan_clockd'@'localhost';
GRANT SELECT, INSERT, UPDATE ON duty TO 'anjuan_clockd'@'localhost';
GRANT SELECT, INSERT ON duty_event TO 'anjuan_clockd'@'localhost';
GRANT SELECT (id, number, department_id, inspector_id, signed_at) ON audit TO 'anjuan_clockd'@'localhost';
GRANT SELECT, INSERT, UPDATE ON duty_round TO 'anjuan_clockd'@'localhost';
GRANT SELECT (id, case_id, category, day, days, opened_by, judged_at, duty_id), UPDATE (duty_id) ON effect TO 'anjuan_clockd'@'localhost';
GRANT SELECT (id, file_id, shown_id) ON evidence TO 'anjuan_clockd'@'localhost';
GRANT SELECT, DELETE ON automatic_answer TO 'anjuan_clockd'@'localhost';
GRANT SELECT, INSERT, UPDATE (mailed_at), DELETE ON notice TO 'anjuan_clockd'@'localhost';
GRANT SELECT, UPDATE (next_at) ON notice_setting TO 'anjuan_clockd'@'localhost';
GRANT INSERT ON outbox TO 'anjuan_clockd'@'localhost';

-- courier: sends what waits; it reads no cases.
GRANT SELECT ON schema_version TO 'anjuan_courier'@'localhost';
GRANT SELECT ON outbox TO 'anjuan_courier'@'localhost';
GRANT UPDATE (state, waiting_since, tries, doubtful, next_at, holder, last_error, sent_at, provider, subject, body)
    ON outbox TO 'anjuan_courier'@'localhost';
