const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/**
 * Functions that a query may call: pure functions of their arguments. Functions are excluded if they read the clock,
 * random numbers, settings, files, catalogs or other sessions, take locks, wait, or run SQL given as text.
 */
export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set([
  // Aggregates
  ...words(`count sum avg min max bool_and bool_or every any_value string_agg array_agg bit_and bit_or bit_xor
    json_agg jsonb_agg json_object_agg jsonb_object_agg range_agg stddev stddev_pop stddev_samp variance var_pop
    var_samp corr covar_pop covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx
    regr_sxy regr_syy mode percentile_cont percentile_disc`),
  // Window functions
  ...words(
    `row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value`,
  ),
  // Numbers
  ...words(`abs ceil ceiling floor round trunc sign mod div power sqrt cbrt exp ln log log10 pi degrees radians sin
    cos tan asin acos atan atan2 width_bucket gcd lcm scale min_scale trim_scale factorial to_number`),
  // Text
  ...words(`length char_length character_length octet_length bit_length lower upper initcap left right lpad rpad
    ltrim rtrim btrim repeat replace reverse split_part position strpos substr substring overlay translate concat
    concat_ws format chr ascii starts_with md5 sha256 to_hex encode decode regexp_replace regexp_match
    regexp_matches regexp_count regexp_instr regexp_like regexp_substr regexp_split_to_array
    regexp_split_to_table string_to_array string_to_table quote_literal quote_ident quote_nullable normalize
    is_normalized like_escape similar_to_escape`),
  // Dates and times
  ...words(`extract date_part date_trunc date_bin age date_add date_subtract make_date make_time make_timestamp
    make_timestamptz make_interval to_char to_date to_timestamp justify_days justify_hours justify_interval
    isfinite timezone overlaps date`),
  // Arrays and sets
  ...words(`unnest generate_series generate_subscripts cardinality array_length array_lower array_upper array_ndims
    array_dims array_position array_positions array_append array_prepend array_cat array_remove array_replace
    array_to_string trim_array num_nulls num_nonnulls`),
  // JSON
  ...words(`to_json to_jsonb row_to_json array_to_json json_build_object jsonb_build_object json_build_array
    jsonb_build_array json_object jsonb_object json_array_elements json_array_elements_text jsonb_array_elements
    jsonb_array_elements_text json_each json_each_text jsonb_each jsonb_each_text json_object_keys
    jsonb_object_keys json_extract_path json_extract_path_text jsonb_extract_path jsonb_extract_path_text
    json_array_length jsonb_array_length json_typeof jsonb_typeof jsonb_set jsonb_insert json_strip_nulls
    jsonb_strip_nulls jsonb_pretty jsonb_path_query jsonb_path_query_array jsonb_path_query_first
    jsonb_path_exists jsonb_path_match json_to_record jsonb_to_record json_to_recordset jsonb_to_recordset`),
  // Ranges
  ...words(`int4range int8range numrange daterange tsrange tstzrange isempty lower_inc upper_inc lower_inf upper_inf
    range_merge`),
]);

/** Functions whose result changes over time or between runs; learners are given that reason. */
export const CHANGING_FUNCTIONS: ReadonlySet<string> = new Set(
  words(`now clock_timestamp statement_timestamp transaction_timestamp timeofday random random_normal setseed
    gen_random_uuid uuid_generate_v4`),
);

/** Types that a cast may name, besides those that the task's schema creates. */
export const ALLOWED_TYPES: ReadonlySet<string> = new Set(
  words(`bool int2 int4 int8 numeric float4 float8 text varchar bpchar char record date time timetz timestamp timestamptz
    interval uuid json jsonb bytea bit varbit int4range int8range numrange daterange tsrange tstzrange`),
);

/** Operators that a query may use, as the grammar names them (LIKE is ~~, SIMILAR TO is ~). */
export const ALLOWED_OPERATORS: ReadonlySet<string> = new Set(
  words(`= <> != < > <= >= + - * / % ^ |/ ||/ @ || && & | # ~ << >> ~* !~ !~* ~~ !~~ ~~* !~~* -> ->> #> #>> @> <@
    ? ?| ?& @? @@ #- -|- &< &> ^@ BETWEEN`).concat([
    'NOT BETWEEN',
    'BETWEEN SYMMETRIC',
    'NOT BETWEEN SYMMETRIC',
  ]),
);
