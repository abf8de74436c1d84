"""One's own name and language, and the mandates one holds."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import translate_url
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.access.acting import mandates_of
from accounts.pages.forms import ProfileForm
from accounts.pages.language import keep_language
from accounts.people.models import User
from accounts.people.services import save_profile
from portal.once import answered_once


@login_required
@answered_once
def profile(request):
    # A copy: a refused form must not change the person shown in the header.
    person = User.objects.get(pk=request.user.pk) if request.method == "POST" else request.user
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        saved = save_profile(actor=request.user, **form.cleaned_data)
        with override(saved.language):
            messages.success(request, _("Your profile has been saved."))
        response = HttpResponseRedirect(translate_url(request.path, saved.language))
        keep_language(response, saved.language)
        return response
    return render(
        request,
        "accounts/pages/profile.html",
        {"form": form, "mandates": mandates_of(request.user)},
    )
