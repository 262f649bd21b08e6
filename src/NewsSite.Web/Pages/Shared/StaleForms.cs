using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsSite.Web.Pages.Shared;

/// <summary>Notes for the page of the error that a form was older than the session from which it was sent: its token is of another one.</summary>
internal sealed class StaleForms : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult) context.HttpContext.Features.Set(new StaleForm());
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}

/// <summary>A form with the token of another session.</summary>
internal sealed record StaleForm;
