"""The job queue: procrastinate on the portal's own database.

A job is queued in the transaction of the act that asks for it: rolled back, it never was. A job
may run twice (a worker killed in between): each one claims its work by a conditional update.
Features declare theirs in ``tasks.py`` of their application, which procrastinate finds.
"""

import logging

from django.core.management import call_command
from procrastinate import App
from procrastinate.contrib.django import app

logger = logging.getLogger(__name__)

HEARTBEAT_SECONDS = 5
STALLED_AFTER_SECONDS = 20
STOP_WITHIN_SECONDS = 15


@app.periodic(cron="*/15 * * * * *")
@app.task(queueing_lock="retry_stalled", pass_context=True)
async def retry_stalled(context, timestamp: int):
    """Take up again what a killed worker left half done."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS):
        logger.warning("Job %s (%s) was left by its worker: tried again.", job.id, job.task_name)
        await manager.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="clear_sessions")
def clear_sessions(timestamp: int):
    """Sessions that have run out are removed each night."""
    call_command("clearsessions")


def run_worker(*, wait: bool = True, concurrency: int = 2) -> None:
    """Work until SIGTERM or SIGINT, or with ``wait=False`` until nothing is left to do.

    The worker listens on connections of its own, while the jobs and what they queue in turn stay
    on Django's connection: inside its transactions.
    """
    worker: App = app.with_connector(app.connector.get_worker_connector())
    worker.run_worker(
        wait=wait,
        concurrency=concurrency,
        delete_jobs="successful",
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        stalled_worker_timeout=STALLED_AFTER_SECONDS,
        shutdown_graceful_timeout=STOP_WITHIN_SECONDS,
    )
