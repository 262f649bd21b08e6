using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace NewsSite.Data.Sqlite;

/// <summary>
/// Writes many new rows of one kind by one statement that is prepared once. Entity Framework tracks each row and writes a
/// statement for it alone, which was the larger half of what a comment costs. Columns and conversions are the model's.
/// </summary>
internal static class PreparedInsert
{
    /// <summary>Within the transaction that is open. It sets the keys of the rows and tracks none of them.</summary>
    public static async Task RunAsync<T>(NewsDb db, IReadOnlyCollection<T> rows) where T : class
    {
        if (rows.Count == 0) return;
        var type = db.Model.FindEntityType(typeof(T))!;
        var key = type.FindPrimaryKey()!.Properties[0];
        var columns = type.GetProperties().Where(p => p != key && p.ValueGenerated != ValueGenerated.OnAddOrUpdate).ToList();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"INSERT INTO \"{type.GetTableName()}\" ({string.Join(", ", columns.Select(p => $"\"{p.GetColumnName()}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))}) RETURNING \"{key.GetColumnName()}\"";
        var parameters = columns.Select((_, i) => Parameter(command, string.Create(CultureInfo.InvariantCulture, $"@p{i}"))).ToList();
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++) parameters[i].Value = Stored(columns[i], row) ?? DBNull.Value;
            key.PropertyInfo!.SetValue(row, await command.ExecuteScalarAsync());
        }
    }

    private static object? Stored(IProperty property, object row)
    {
        var value = property.GetGetter().GetClrValue(row);
        return property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
