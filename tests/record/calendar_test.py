#!/usr/bin/env python3
"""The shipped notices against the published data they were taken from, day by day and both ways."""

import datetime
import json
import os
import sys
import xml.etree.ElementTree as ElementTree

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PUBLISHED = os.path.join(TOP, '..', 'shared', 'data', 'holiday-cn')


def shipped():
    """{year: {date: (works, name)}} and {year: papers} of conf/calendar/china.xml."""
    days, papers = {}, {}
    for notice in ElementTree.parse(os.path.join(TOP, 'conf/calendar/china.xml')).getroot().iter('notice'):
        year = int(notice.get('year'))
        days[year] = {day.get('date'): (day.get('works') == 'yes', day.get('name')) for day in notice.iter('day')}
        papers[year] = [paper.text for paper in notice.iter('paper')]
    return days, papers


def published():
    days, papers = {}, {}
    for year in range(2018, 2028):
        with open(os.path.join(PUBLISHED, f'{year}.json'), encoding='utf-8') as file:
            document = json.load(file)
        if document['days']:
            days[year] = {day['date']: (not day['isOffDay'], day['name']) for day in document['days']}
            papers[year] = document['papers']
    return days, papers


def worked(days, date):
    said = {}
    for year in sorted(days):
        said.update(days[year])
    return said[date.isoformat()][0] if date.isoformat() in said else date.isoweekday() <= 5


def main():
    if not os.path.isdir(PUBLISHED):
        print('ok 1 - the shipped notices are the published ones # SKIP the published data is not beside the tree')
        print('1..1')
        return 0
    ours, our_papers = shipped()
    theirs, their_papers = published()
    results = [('the same years have a notice', sorted(ours) == sorted(theirs) == list(range(2018, 2027))),
               ('the same papers are named', our_papers == their_papers)]
    for year in sorted(theirs):
        results.append((f'{year}: the same days, worked or not, by the same names', ours.get(year) == theirs[year]))
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        dates = [first + datetime.timedelta(i) for i in range((last - first).days + 1)]
        results.append((f'{year}: each of its {len(dates)} days',
                        all(worked(ours, date) == worked(theirs, date) for date in dates)))
    for number, (name, good) in enumerate(results, 1):
        print(f'{"ok" if good else "not ok"} {number} - {name}')
    print(f'1..{len(results)}')
    return 0 if all(good for _, good in results) else 1


if __name__ == '__main__':
    sys.exit(main())
