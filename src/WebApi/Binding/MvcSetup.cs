using Messaging.Application.Common;
using Messaging.WebApi.Json;
using Messaging.WebApi.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;

namespace Messaging.WebApi.Binding;

/// <summary>How MVC takes requests in and refuses what it cannot read.</summary>
internal sealed class MvcSetup(IOptions<JsonOptions> json) : IConfigureOptions<MvcOptions>, IConfigureOptions<ApiBehaviorOptions>
{
    /// <inheritdoc/>
    public void Configure(MvcOptions options)
    {
        options.InputFormatters.Clear();
        options.InputFormatters.Add(new StrictJsonInputFormatter(json));
        options.OutputFormatters.RemoveType<StringOutputFormatter>();

        // Forms are no bodies of ours: read as values, a broken one would be refused before its media type is.
        options.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        options.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        options.ModelBinderProviders.Insert(0, new UuidModelBinder());
        options.ModelMetadataDetailsProviders.Add(new KeepEmptyStrings());

        // What a request must hold is the business of its validator, which tells everything that is wrong at once.
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelBindingMessageProvider.SetMissingRequestBodyRequiredValueAccessor(() => BodyFaults.Missing);
    }

    /// <inheritdoc/>
    public void Configure(ApiBehaviorOptions options)
    {
        options.SuppressMapClientErrors = true;
        options.InvalidModelStateResponseFactory = context => new ProblemResult(RequestErrors.Invalid(
            context.HttpContext.Features.Get<RefusedBody>()?.ByMember() ?? MembersOf(context.ModelState)));
    }

    private static Dictionary<string, string[]> MembersOf(ModelStateDictionary state) => state
        .Where(entry => entry.Value is { Errors.Count: > 0 })
        .ToDictionary(
            entry => entry.Key.Length == 0 ? BodyFaults.WholeBody : entry.Key,
            entry => entry.Value!.Errors.Select(error => error.ErrorMessage).ToArray(),
            StringComparer.Ordinal);
}
