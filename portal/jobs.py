"""The job queue: procrastinate on the portal's own database.

A job is queued in the transaction of the act that asks for it: rolled back, it never was. A job
may run twice (a worker killed in between): each one claims its work by a conditional update.
Each floor names its own in its hub ``jobs.py``, which procrastinate finds.
"""

import asyncio
import contextlib
import logging
import signal
import time

import psycopg
from asgiref.sync import sync_to_async
from django.core.management import call_command
from django.db import Error, connections
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from portal.once import SubmittedForm

logger = logging.getLogger(__name__)

HEARTBEAT_SECONDS = 5
STALLED_AFTER_SECONDS = 20
STOP_WITHIN_SECONDS = 15
TRY_AGAIN_AFTER_SECONDS = 2


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


@app.periodic(cron="27 3 * * *")
@app.task(queueing_lock="forget_submitted_forms")
def forget_submitted_forms(timestamp: int):
    """Forms sent long ago, which no browser will send again, are forgotten each night."""
    SubmittedForm.objects.forget_old()


def run_worker(*, wait: bool = True, concurrency: int = 2) -> None:
    """Work until SIGTERM or SIGINT, or with ``wait=False`` until nothing is left to do.

    A worker that loses the database waits for it: a restart of PostgreSQL needs no hand.
    """
    while not asyncio.run(_shift(wait=wait, concurrency=concurrency)):
        logger.warning("The worker lost the database and will try again.")
        time.sleep(TRY_AGAIN_AFTER_SECONDS)


async def _shift(*, wait: bool, concurrency: int) -> bool:
    """Tell whether the work ended as asked; False if the database went away.

    The worker listens on connections of its own, while the jobs and what they queue in turn stay
    on Django's connection: inside its transactions.
    """
    worker: App = app.with_connector(app.connector.get_worker_connector())
    asked = not wait
    # The thread in which jobs reach Django's database may hold a connection that died.
    await sync_to_async(connections.close_all)()
    try:
        async with worker.open_async():
            task = asyncio.create_task(
                worker.run_worker_async(
                    wait=wait,
                    concurrency=concurrency,
                    install_signal_handlers=False,
                    delete_jobs="successful",
                    update_heartbeat_interval=HEARTBEAT_SECONDS,
                    stalled_worker_timeout=STALLED_AFTER_SECONDS,
                    shutdown_graceful_timeout=STOP_WITHIN_SECONDS,
                )
            )

            def ask() -> None:
                nonlocal asked
                asked = True
                task.cancel()

            if wait:
                for number in (signal.SIGTERM, signal.SIGINT):
                    asyncio.get_running_loop().add_signal_handler(number, ask)
            with contextlib.suppress(asyncio.CancelledError):
                await task
    except (ConnectorException, psycopg.Error, Error):
        if not wait:
            raise
    return asked
