/** Service objects of the departments of city, country, culture and safety, and of the utilities. Format as in `objects.ts`. */
export const CITY: Readonly<Record<string, string>> = {
  YJGL: `
危险化学品经营许可证|hazardous chemicals business licence|L|不带储存设施:without storage,带储存设施:with storage,加油站:filling station,仓储经营:warehousing|m=prem,rules,equip,staff law=危险化学品安全管理条例#33
危险化学品安全使用许可证|hazardous chemicals use licence|L|化工企业:chemical plant|m=equip,rules,insp law=危险化学品安全管理条例#29
危险化学品生产企业安全生产许可证|hazardous chemicals maker safety licence|L||m=equip,rules,insp law=安全生产许可证条例#2
危险化学品建设项目安全条件审查|safety review of hazardous chemicals projects|A|新建:new,改建:rebuilt,扩建:extended|f=project m=plan,report law=安全生产法#33
危险化学品建设项目安全设施设计审查|safety design review of hazardous chemicals projects|A|新建:new,改建:rebuilt,扩建:extended|f=project m=plan law=安全生产法#33
烟花爆竹经营许可证|fireworks business licence|L|常年零售:all-year retail,临时零售:temporary retail,批发:wholesale|m=prem,fire,rules law=烟花爆竹安全管理条例#16
非煤矿山企业安全生产许可证|mine safety licence|L|露天开采:open pit,地下开采:underground,尾矿库:tailings pond|m=equip,rules,staff law=安全生产许可证条例#2
矿山建设项目安全设施设计审查|safety design review of mining projects|A|露天矿山:open pit,地下矿山:underground|f=project m=plan law=安全生产法#33
特种作业操作证|special operator certificate|Q+y|低压电工作业:low-voltage electrician,高压电工作业:high-voltage electrician,熔化焊接与热切割作业:fusion welding,高处安装维护拆除作业:work at height,制冷与空调设备运行操作:refrigeration,危险化学品安全作业:hazardous chemicals|t=safety,employment m=photo,edu,health law=安全生产法#30
安全生产知识和管理能力考核合格证|safety knowledge certificate|Q|主要负责人:chief officers,安全生产管理人员:safety managers|m=photo,edu law=安全生产法#27
生产安全事故应急预案|emergency plan|F|危险化学品:hazardous chemicals,矿山:mines,金属冶炼:smelting,人员密集场所:crowded places,建筑施工:construction|m=rules law=生产安全事故应急条例#7
重大危险源|major hazard source|F|一级:level 1,二级:level 2,三级:level 3,四级:level 4|m=report law=安全生产法#40
第三类非药品类易制毒化学品|class III precursor chemicals|F|生产:production,经营:trade|m=rules law=易制毒化学品管理条例#14
安全生产标准化|work safety standardisation|C|三级企业:grade 3,小微企业:small enterprises|a=enterprise m=report
安全评价检测检验机构资质|safety assessment body qualification|L||m=staff,equip
自然灾害受灾人员救助金|disaster relief|B|过渡期生活:transitional living,倒损住房恢复重建:rebuilding homes,冬春生活:winter and spring,遇难人员家属抚慰:families of the dead|a=person m=bank t=social-care law=自然灾害救助条例#19
安全生产举报|work safety report|S0|重大隐患:major hazard,违法行为:violation|a=both
`,
  STHJ: `
排污许可证|pollutant discharge permit|L|重点管理:key management,简化管理:simplified management|m=env,plan,report law=排污许可管理条例#2
固定污染源排污登记|pollution source registration|R||m=env law=排污许可管理条例#24
建设项目环境影响报告书|environmental impact report|A|化工石化:chemicals,纺织印染:textiles,交通水利:transport and water,污染影响类:pollution impact,生态影响类:ecological impact|f=project m=eia d=60/10 law=环境影响评价法#22
建设项目环境影响报告表|environmental impact form|A|加工制造:manufacturing,社会事业与服务业:social services,污染影响类:pollution impact,核与辐射:nuclear and radiation|f=project m=eia d=30/5 law=环境影响评价法#22
建设项目环境影响登记表|environmental impact registration form|F||f=project law=环境影响评价法#22
危险废物经营许可证|hazardous waste business licence|L|收集:collection,综合经营:comprehensive,医疗废物处置:medical waste|m=equip,rules,env law=固体废物污染环境防治法#80
危险废物跨省转移|cross-province transfer of hazardous waste|A|移出:out,移入:in|m=contract law=固体废物污染环境防治法#82
危险废物管理计划|hazardous waste management plan|F|产生单位:producer,经营单位:operator|law=固体废物污染环境防治法#78
一般固体废物跨省转移|cross-province transfer of ordinary waste|A|贮存处置:storage and disposal,利用:use|m=contract
辐射安全许可证|radiation safety licence|L|Ⅱ类射线装置:class II X-ray devices,Ⅲ类射线装置:class III X-ray devices,Ⅳ类放射源:class IV sources,Ⅴ类放射源:class V sources|m=equip,staff,rules law=放射性污染防治法#28
放射性同位素转让|transfer of radioactive isotopes|A|Ⅱ类放射源:class II,Ⅲ类放射源:class III|m=contract
放射性同位素异地使用|use of isotopes elsewhere|F|||
入河排污口设置|river outfall|A|工业:industrial,城镇污水处理厂:urban sewage plant,农业:farming|m=plan,report law=水污染防治法#19
防治污染设施拆除或闲置|removal of pollution control facilities|A|大气:air,水:water,噪声:noise,固体废物:solid waste|m=report
夜间建筑施工作业|night construction work|A0|||a=enterprise f=project t=construction law=噪声污染防治法#43
江河湖海新建改建扩建排污口|outfall works|A|||f=project
废弃电器电子产品处理资格|electronic waste handling licence|L||m=equip,env
突发环境事件应急预案|environmental emergency plan|F|重大风险:high risk,较大风险:medium risk,一般风险:ordinary risk|m=rules law=环境保护法#47
排污权交易|discharge right trading|R|新购:purchase,租赁:lease,回购:buy-back|m=contract
机动车排放检验机构|vehicle emission test station|F||m=equip t=driving,environment
非道路移动机械编码登记|non-road machinery registration|R|挖掘机:excavators,叉车:forklifts,推土机:bulldozers|f=equipment
老旧柴油车淘汰补贴|old diesel vehicle subsidy|B|国三:China III,国四:China IV|a=both f=vehicle m=veh,bank
土壤污染状况调查报告|soil survey report|A0|||a=enterprise f=project law=土壤污染防治法#59
环境违法举报|environmental complaint|S0|大气:air,水体:water,噪声:noise,油烟:cooking fumes|a=both
`,
  NYNC: `
农药经营许可证|pesticide business licence|L|普通农药:ordinary,限制使用农药:restricted|m=prem,staff,rules law=农药管理条例#24
兽药经营许可证|veterinary drug business licence|L|化学药品:chemical,生物制品:biological|m=prem,staff law=兽药管理条例#22
农作物种子生产经营许可证|crop seed licence|L|常规种:conventional,杂交稻:hybrid rice,蔬菜:vegetables|m=prem,equip law=种子法#33
种畜禽生产经营许可证|breeding stock licence|L|种猪:pigs,种鸡:poultry,种羊:sheep,种蜂:bees|m=prem,staff,health law=畜牧法#24
水产苗种生产许可证|aquatic seed licence|L|鱼类:fish,虾蟹类:shrimp and crab,龟鳖类:turtles|m=prem,equip law=渔业法#16
水域滩涂养殖证|aquaculture permit|L|全民所有水域:state waters,集体所有水域:collective waters|a=both m=contract law=渔业法#11
渔业捕捞许可证|fishing licence|L|内陆渔船:inland boat,专项特许:special|a=both m=veh law=渔业法#23
渔业船舶登记|fishing boat registration|R|所有权:ownership,国籍:nationality,抵押权:mortgage|a=both
动物防疫条件合格证|animal epidemic prevention certificate|L|养殖场:farm,屠宰场:slaughterhouse,无害化处理场所:disposal site,集贸市场:market|m=prem,plan,rules law=动物防疫法#25
动物检疫合格证明|animal quarantine certificate|S0|出县境动物:animals leaving the county,动物产品:animal products,种用乳用动物:breeding and dairy|a=both law=动物防疫法#49
动物诊疗许可证|animal clinic licence|L|动物诊所:clinic,动物医院:hospital|m=prem,staff,equip law=动物防疫法#61
执业兽医|practising veterinarian|F|||a=person
乡村兽医|village veterinarian|F|||a=person
生猪定点屠宰证|designated pig slaughter certificate|L||m=prem,equip,env law=生猪屠宰管理条例#6
生鲜乳收购许可证|raw milk purchase licence|L|||m=equip,insp
生鲜乳准运证明|raw milk transport certificate|P||a=enterprise f=vehicle
饲料及饲料添加剂生产许可证|feed production licence|L|单一饲料:single feed,配合饲料:compound feed|m=equip,rules
拖拉机和联合收割机|tractors and harvesters|R|轮式拖拉机:wheeled tractor,联合收割机:combine harvester,手扶拖拉机:walking tractor|a=person f=vehicle t=driving,agriculture m=invoice law=农业机械安全监督管理条例#21
拖拉机和联合收割机驾驶证|tractor and harvester driving licence|P+y|G1轮式拖拉机:wheeled G1,R轮式联合收割机:harvester R|t=driving,agriculture m=photo,health
农机购置与应用补贴|farm machinery subsidy|B|耕整地机械:tillage,收获机械:harvesting,植保无人机:plant protection drones,报废更新:scrapping|a=both m=invoice,bank law=农业机械化促进法#27
耕地地力保护补贴|farmland protection subsidy|B||a=person m=bank
规模种粮补贴|grain growing subsidy|B|早稻:early rice,晚稻:late rice,旱粮:dry grain,油菜:rape|a=both m=contract,bank
畜禽养殖场|livestock farm|F|生猪:pigs,家禽:poultry,牛羊:cattle and sheep|a=both m=prem,env law=畜牧法#39
农产品质量安全绿色食品标志|green food mark|C|绿色食品:green food,有机农产品:organic|a=enterprise m=insp
家庭农场|family farm|C|县级示范:county model,市级示范:city model|a=both
农业龙头企业|leading farm enterprise|C|县级:county,市级:city|a=enterprise m=report
农村宅基地用地建房审批|rural homestead and house building|A0|新建住宅:new house,原址翻建:rebuilding on site,异地迁建:relocation,退出:withdrawal|a=person m=hukou,plan t=real-estate,agriculture law=土地管理法#62
农村土地经营权流转|rural land transfer|R|出租:lease,入股:shares,工商资本流转审查:company capital|a=both m=contract law=农村土地承包法#36
植物检疫证书签发|plant quarantine certificate|S0|省内调运:within the province,跨省调运:across provinces,产地检疫:at origin|a=both law=植物检疫条例#7
农业转基因生物加工|processing of modified organisms|A|||
农村集体经济组织|rural collective economic organisation|E|||a=enterprise m=art,minutes law=农村集体经济组织法#19
肥料产品|fertiliser product|F|||m=insp
水生野生动物人工繁育许可证|breeding of aquatic wildlife|L||a=both m=plan
政策性农业保险理赔|farm insurance claim|B0|水稻:rice,生猪:pigs,大棚蔬菜:greenhouse vegetables,茶叶低温:tea frost|a=both m=bank
`,
  YCZM: `
烟草专卖零售许可证|tobacco retail licence|L+q|便利店:convenience store,超市:supermarket,烟酒店:tobacco and wine shop,娱乐服务场所:entertainment venue,乡村小店:village shop|a=both m=prem d=20/5 law=烟草专卖法#16 t=start-business,qualification
烟草专卖零售许可证停业歇业|suspension of tobacco retail|A0|停业:suspension,恢复营业:resumption,歇业:closure|a=both
烟草专卖品准运证|tobacco transport permit|A0|||a=enterprise f=pass t=transport law=烟草专卖法#21
卷烟零售户网上订货|online ordering by retailers|R0|||a=both
假烟举报|report of counterfeit cigarettes|S0||a=both
`,
  QX: `
防雷装置设计审核|lightning protection design review|A|易燃易爆场所:flammable places,雷电高风险:high lightning risk|f=project m=plan joint=ZFJS
防雷装置竣工验收|lightning protection acceptance|C|易燃易爆场所:flammable places,雷电高风险:high lightning risk|a=enterprise f=project m=insp
升放无人驾驶自由气球或系留气球活动|release of balloons|A|无人驾驶自由气球:free balloon,系留气球:tethered balloon|a=enterprise m=rules law=通用航空飞行管制条例#33
升放气球单位资质|balloon release unit qualification|L||m=staff,equip
气象证明|weather certificate|S0|保险理赔:insurance claim,工期顺延:works delay,灾害鉴定:disaster appraisal|a=both law=气象法#22
气象资料|weather data|S|历史数据:historical,暴雨强度:rainfall intensity|a=both
气象探测环境保护范围内建设项目|works near weather stations|A||f=project m=plan law=气象法#21
大气环境影响评价气象资料审查|weather data review for impact assessment|A0||a=enterprise f=project
`,
  XFJY: `
公众聚集场所投入使用营业前消防安全检查|fire check before opening|A0|宾馆饭店:hotel,商场市场:shop or market,歌舞娱乐:entertainment,网吧:internet café,体育场馆:sports hall,养老机构:elderly care home,培训机构:training centre|a=enterprise m=prem,plan,promise t=start-business,safety law=消防法#15 d=10/3
消防安全重点单位|key fire safety unit|F|商场:shop,宾馆:hotel,学校:school,医院:hospital|m=rules law=消防法#17
专职消防队设立|setting up of a full-time fire brigade|A|||a=enterprise law=消防法#39
消防技术服务机构|fire technical service body|F|维护保养检测:maintenance and testing,消防安全评估:safety assessment|m=staff,equip
消防设施操作员职业资格|fire system operator certificate|Q|初级:junior,中级:intermediate,高级:senior|m=photo,edu t=employment,safety
火灾事故认定复核|review of fire cause finding|B0||a=both law=消防法#51
消防安全责任人管理人|fire safety officer in charge|F||
微型消防站|micro fire station|F||
火灾隐患举报|fire hazard report|S0|占用消防通道:blocked fire lane,电动自行车充电:electric bicycle charging,设施损坏:broken equipment|a=both
`,
  GDGS: `
居民用电|household electricity|U|一户一表:single meter,充电桩:charging post,一户多人口:large household,峰谷电价:time-of-use|a=person m=title
低压非居民用电|low-voltage business electricity|U|商业:commercial,农业生产:farming,临时用电:temporary,充电设施:charging|a=enterprise m=title,lic
高压用电|high-voltage electricity|U|单电源:single supply,双电源:double supply,临时用电:temporary|a=enterprise f=project m=title,plan
分布式电源并网|distributed generation|U|自然人光伏:household solar,工商业光伏:commercial solar,储能:storage|a=both m=plan,title
电费|electricity bill|S|居民:household,企业:enterprise|a=both
电费发票开具|electricity invoice|S0|增值税普通发票:ordinary VAT invoice,增值税专用发票:special VAT invoice|a=both
电能表校验|electricity meter test|B0|居民:household,企业:enterprise|a=both
用电故障报修|power fault report|S0||a=both
居民阶梯电价一户多人口优惠申请|tiered electricity price for large households|B0||a=person m=hukou
`,
  ZLS: `
居民用水|household water|U|一户一表:single meter,二次供水改造:secondary supply renewal|a=person m=title
非居民用水|business water|U|经营服务:commercial,工业:industrial,特种行业:special trade|a=enterprise m=title,lic
临时用水|temporary water|U|建筑施工:construction,园林绿化:gardens|a=enterprise f=project m=contract
水费|water bill|S|居民:household,企业:enterprise|a=both
水费优惠|water price relief|B|低保家庭:low-income,一户多人口:large household|a=person m=hukou
水表校验|water meter test|B0||a=both
用水故障报修|water fault report|S0|漏水:leak,停水:no supply,水质:quality|a=both
供水管网迁改|pipe diversion|A||f=project m=plan
水电气网联合报装一件事|one-stop utilities connection|J|居民:household,企业:enterprise|joint=GDGS,RQ a=both m=title t=utilities
`,
  RQ: `
居民用气|household gas|U|管道天然气:piped gas,壁挂炉采暖:heating boiler|a=person m=title
工商业用气|business gas|U|餐饮:catering,工业:industrial,锅炉:boiler|a=enterprise m=title,lic
燃气费|gas bill|S|居民:household,企业:enterprise|a=both
瓶装燃气用户|bottled gas user|U|居民:household,餐饮:catering|a=both
燃气安全检查预约|gas safety check|B0|入户安检:home check,隐患整改复查:re-check|a=both
燃气故障报修|gas fault report|S0||a=both
燃气设施改动|change of gas facilities|A|市政燃气设施:municipal,庭院管道:courtyard pipes|f=project m=plan law=城镇燃气管理条例#38
`,
  PS: `
城镇污水排入排水管网许可证|permit to discharge into sewers|L|重点排水户:key discharger,一般排水户:ordinary discharger,建筑施工:construction,餐饮:catering|m=plan,insp law=城镇排水与污水处理条例#21
排水管网接入|sewer connection|U|居民小区:housing estate,工商业:commercial|a=enterprise f=project m=plan
拆除改动城镇排水设施|change of drainage facilities|A||f=project m=plan law=城镇排水与污水处理条例#43
污水外溢报修|sewage overflow report|S0||a=both
`,
  GDWL: `
有线数字电视|cable television|U|居民:household,宾馆:hotel|a=both
宽带网络|broadband|U|居民:household,企业专线:leased line|a=both
低保户收视费减免申请|fee relief for low-income homes|B0||a=person
广播电视故障报修|television fault report|S0||a=both
`,
  SL: `
取水许可证|water abstraction permit|L|地表水:surface water,地下水:groundwater,水力发电:hydropower|a=both m=report,plan law=水法#48
水工程建设规划同意书|water works planning consent|A|水库:reservoir,堤防:dyke,水电站:hydropower station|f=project m=plan law=水法#19
洪水影响评价|flood impact review|A|涉河建设项目:works on rivers,蓄滞洪区:flood storage area|f=project m=report law=防洪法#33
河道管理范围内建设项目|works in river areas|A|桥梁:bridges,管线:pipelines,码头:wharves,取排水口:intakes and outfalls|f=project m=plan law=防洪法#27
河道管理范围内特定活动|activities in river areas|A|爆破钻探:blasting and drilling,堆放物料:storing materials,开采地下资源:mining|f=project m=plan
河道采砂许可证|river sand mining licence|L||m=plan,equip law=水法#39
生产建设项目水土保持方案|soil and water conservation plan|A|报告书:report,报告表:form,承诺制:by promise|f=project m=report law=水土保持法#25
水土保持设施自主验收|acceptance of conservation works|F||f=project m=report law=水土保持法#27
水利基建项目初步设计文件|preliminary design of water works|A|新建:new,除险加固:reinforcement|f=project m=plan
占用农业灌溉水源灌排工程设施|occupation of irrigation works|A||f=project m=plan
水利工程质量监督手续|quality supervision of water works|A||f=project
水利工程开工|start of water works|F||f=project m=contract
城市建设填堵水域|filling in water areas|A||f=project m=plan
坝顶兼做公路|road on a dam crest|A||f=project
节水型单位|water-saving unit|C|企业:enterprise,小区:estate,公共机构:public body|a=enterprise
水库移民后期扶持资金|reservoir resettlement support|B||a=person m=hukou,bank
计划用水指标|planned water quota|A|新增:new,调整:adjustment|a=enterprise
农村饮水安全工程|rural drinking water works|F|||f=project
`,
  SF: `
律师执业证|lawyer's practising certificate|Q+y|专职律师:full-time,兼职律师:part-time,公职律师:government,公司律师:company,法律援助律师:legal aid,台湾居民:Taiwan resident|t=qualification m=qual,photo,labour law=律师法#6
律师事务所执业许可证|law firm licence|L+y|合伙所:partnership,个人所:sole,分所:branch|m=prem,art,staff t=qualification law=律师法#18
基层法律服务工作者执业证|grass-roots legal worker certificate|Q+y||t=qualification m=qual,photo
基层法律服务所|grass-roots legal service office|E|||a=enterprise m=prem,staff
公证|notarisation|K|出生:birth,亲属关系:kinship,婚姻状况:marital status,学历:education,无犯罪记录:no criminal record,委托:power of attorney,声明:declaration,遗嘱:will,继承:inheritance,赠与:gift,合同:contract,房屋买卖:house sale,保全证据:preservation of evidence,提存:deposit,签名印鉴:signature and seal,译本相符:true translation|a=both m=hukou law=公证法#11
公证员执业证|notary's certificate|Q||t=qualification m=qual
法律援助申请|legal aid|B0|民事案件:civil,刑事案件:criminal,行政案件:administrative,劳动争议:labour,农民工讨薪:migrant wages,工伤赔偿:work injury|a=person m=income law=法律援助法#31
法律援助补贴|legal aid fee|B||m=bank
司法鉴定许可证|forensic practice licence|L|法医类:forensic medicine,物证类:evidence,声像资料类:audio-visual|m=staff,equip,prem
司法鉴定人执业证|forensic expert certificate|Q|法医临床:clinical,文书痕迹:documents|t=qualification m=qual
人民调解申请|people's mediation|B0|婚姻家庭:family,邻里:neighbours,物业:property management,劳动:labour,道路交通:traffic,医疗:medical|a=person law=人民调解法#17
行政复议申请|administrative review|B0|行政处罚:penalty,行政许可:licence,征收补偿:expropriation,政府信息公开:information,工伤认定:work injury|a=both law=行政复议法#11
国家统一法律职业资格证|legal professional certificate|Q|A类:class A,C类:class C|t=qualification m=edu,photo
社区矫正事项|community correction matters|A|外出:travel,变更执行地:change of place,会客:visits|a=person law=社区矫正法#27
人民陪审员选任与免除|people's assessor|B0|选任:selection,免除:release|a=person
法治宣传教育|legal education|B0|进企业:in enterprises,进校园:in schools|a=both
村（社区）法律顾问咨询|village legal adviser|S0||a=both
`,
  WGLY: `
娱乐场所经营许可证|entertainment venue licence|L|歌舞娱乐:song and dance,游艺娱乐:games,迷你歌咏亭:mini karaoke|m=prem,fire,plan t=start-business,culture joint=XFJY law=娱乐场所管理条例#9
互联网上网服务营业场所许可证|internet café licence|L|电竞酒店:e-sports hotel,网吧:internet café|m=prem,fire,equip t=start-business,culture joint=GA
营业性演出|commercial performance|A|内地演员:mainland performers,港澳台演员:performers from Hong Kong Macao and Taiwan,外国演员:foreign performers,个体演员:individual performer|a=both m=contract law=营业性演出管理条例#13
文艺表演团体营业性演出许可证|performing troupe licence|L|戏曲:opera,歌舞:song and dance,杂技:acrobatics|m=staff law=营业性演出管理条例#6
演出场所经营单位|performance venue|F|剧场:theatre,体育馆:stadium,小剧场:small theatre|m=prem,fire
旅行社业务经营许可证|travel agency licence|L|国内及入境:domestic and inbound,分社:branch|m=prem,fundsProof law=旅行社条例#6
旅行社服务网点|travel agency outlet|F||m=prem
导游证|tour guide card|Q+y|普通话:Mandarin,英语:English,日语:Japanese,韩语:Korean|t=qualification,employment m=qual,photo,labour law=旅游法#37
卫星地面接收设施安装使用许可证|satellite receiver licence|L|宾馆:hotel,单位:organisation|m=equip t=culture
广播电视视频点播业务许可证|video on demand licence|L|乙种:class B|m=equip
广播电视节目制作经营许可证|broadcast production licence|L||m=staff,fundsProof
有线广播电视站设立|cable station|A||m=equip law=广播电视管理条例#15
艺术品经营单位|art dealer|F|画廊:gallery,拍卖:auction,网络销售:online|
文物保护单位建设控制地带建设工程|works near protected relics|A|建设工程设计方案:design,爆破钻探挖掘:blasting drilling and digging|f=project m=plan law=文物保护法#29
不可移动文物修缮|repair of immovable relics|A|县级文物保护单位:county-protected,未定级:ungraded|f=project m=plan law=文物保护法#32
文物鉴定|appraisal of cultural relics|C|民间收藏鉴定:private collection,涉案鉴定:case|a=both
非物质文化遗产代表性项目|intangible heritage|C|传统技艺:crafts,民俗:customs,传统戏剧:drama,传承人:bearer|a=both law=非物质文化遗产法#18
博物馆|museum|F|国有:state,非国有:private|m=art,prem
公共图书馆读者证|library card|P|成人:adult,少儿:child|a=person t=culture
旅游民宿|guest house|C|白金级:platinum,金宿级:gold,银宿级:silver|a=enterprise
A级旅游景区|graded scenic area|C|AA级:AA,AAA级:AAA,AAAA级推荐:AAAA nomination|a=enterprise
旅游投诉|tourist complaint|S0|旅行社:travel agency,景区:scenic area,导游:guide|a=person
文化企业发展补助|cultural enterprise subsidy|B|影视:film and television,动漫:animation,文创:creative products|a=enterprise m=report
社会艺术水平考级|art grading|F|||
文化场馆预约|culture venue booking|B0|图书馆:library,博物馆:museum,文化馆:culture centre|a=person
`,
  XWCB: `
印刷经营许可证|printing licence|L|出版物印刷:publications,包装装潢印刷品:packaging,其他印刷品:other|m=prem,equip law=印刷业管理条例#9
出版物经营许可证|publication business licence|L|零售:retail,批发:wholesale,网上书店:online bookshop|m=prem law=出版管理条例#35
出版物发行分支机构|publication branch|F|||
内部资料性出版物准印证|internal publication permit|L|一次性:single,连续性:serial|m=contract
电影放映经营许可证|cinema licence|L|固定影院:cinema,点播影院:on-demand cinema|m=prem,fire,equip law=电影产业促进法#24
复制经营许可证|reproduction licence|L|光盘:discs|m=equip
电影放映活动|film screening|F|农村流动放映:rural mobile,公益放映:public benefit|
记者证|press card|P+y||a=person m=photo,labour
著作权作品登记|copyright registration|B0|文字作品:literary,美术作品:artistic,音乐作品:musical,摄影作品:photographic|a=both t=intellectual-property law=著作权法#12
`,
  TY: `
经营高危险性体育项目许可证|high-risk sport licence|L|游泳:swimming,滑雪:skiing,潜水:diving,攀岩:climbing|m=prem,staff,equip,health law=体育法#105
高危险性体育赛事活动|high-risk sport event|A|马拉松:marathon,自行车越野:cross-country cycling,滑翔伞:paragliding|a=enterprise m=rules,plan law=体育法#106
社会体育指导员技术等级|sports instructor grade|C|二级:class 2,三级:class 3|a=person
运动员技术等级|athlete grade|C|二级运动员:class 2,三级运动员:class 3|a=person
裁判员技术等级|referee grade|C|二级裁判员:class 2,三级裁判员:class 3|a=person
体育类校外培训机构|sports training body|A||a=enterprise m=prem,staff
举办健身气功活动|qigong event|A|||a=both
体育场馆预约|sports hall booking|B0|游泳馆:pool,羽毛球馆:badminton,足球场:football|a=person
体育彩票代销证|sports lottery licence|L||a=both m=prem
体育场馆建设补助|sports hall subsidy|B||a=enterprise f=project
`,
  ZHZF: `
大型户外广告设置|large outdoor advertisement|A|楼顶:rooftop,墙面:wall,立柱:pillar,电子显示屏:screen|a=both m=plan,contract law=城市市容和环境卫生管理条例#11
店招店牌设置|shop sign|F|单店:single,整街改造:whole street|a=both m=plan
临时占用城市道路|temporary occupation of streets|A|施工:works,促销活动:promotion,夜市摊位:night market stall|a=both m=plan law=城市道路管理条例#31
城市建筑垃圾处置|construction waste disposal|A|产生:producing,运输:transport,消纳:disposal site,工程渣土:excavated soil|a=enterprise f=project m=contract,veh law=城市建筑垃圾管理规定#7
城市生活垃圾经营性清扫收集运输服务|refuse collection service|L|清扫收集:sweeping,运输:transport,处理:treatment|m=veh,equip,rules t=environment
餐厨垃圾收运处置|kitchen waste service|A|收集运输:collection,处置:treatment|a=enterprise m=veh
关闭闲置拆除环境卫生设施|removal of sanitation facilities|A|公共厕所:public toilet,垃圾中转站:transfer station|a=enterprise f=project
路灯设施迁移|street light diversion|A|||f=project m=plan
城市桥梁上架设管线|pipes on city bridges|A|||f=project m=plan
临时户外宣传品|temporary outdoor banners|A|横幅:banner,充气物:inflatable,彩旗:flags|a=both
便民摊点|street stall|F|早餐点:breakfast,修鞋配钥匙:repairs,瓜农直销:farmers' melons|a=person t=city-life,employment
共享单车投放|shared bicycle placing|F||a=enterprise t=transport
机动车违停申诉|parking fine appeal|B0||a=person t=driving
违法建设举报|illegal building report|S0||a=both
噪声油烟投诉|noise and fumes complaint|S0||a=both
沿街装修垃圾清运预约|decoration waste booking|B0||a=both
`,
  LSWZ: `
粮食收购企业|grain purchaser|F|法人企业:company,个体工商户:individual business|a=both law=粮食流通管理条例#9
军粮供应站资格|army grain station|C|||a=enterprise
中央储备粮代储|central grain storage|A||a=enterprise
粮油仓储单位|grain storage unit|F||m=prem,equip
应急物资调用|use of emergency supplies|A0||a=enterprise
粮食订单售粮预约|grain sale booking|B0|早稻:early rice,晚稻:late rice|a=person
`,
  MZZJ: `
宗教活动场所|place of worship|E|寺观教堂:temple or church,其他固定宗教活动处所:other fixed places|a=enterprise m=prem,art law=宗教事务条例#21
宗教教职人员|clergy|F|佛教:Buddhist,道教:Taoist,伊斯兰教:Muslim,天主教:Catholic,基督教:Protestant|a=person law=宗教事务条例#36
宗教活动场所内改建新建建筑物|works in places of worship|A|改建:rebuilding,新建:new|f=project m=plan law=宗教事务条例#33
宗教临时活动地点|temporary place of worship|A||a=both law=宗教事务条例#35
大型宗教活动|large religious event|A||a=enterprise
民族成份变更|change of ethnicity|A0|随父:father's,随母:mother's|a=person m=hukou,birth t=household
清真食品生产经营|halal food|F|生产:production,餐饮:catering|m=staff
少数民族考生加分审核|extra points for minority candidates|A0||a=person t=schooling
宗教团体|religious body|E||a=enterprise m=art
`,
  DA: `
民生档案|personal archives|S|婚姻:marriage,知青:educated youth,独生子女:only child,招工:recruitment,复退军人:veterans,土地承包:land contract,学籍:school roll,工龄:years of service|a=person law=档案法#28
档案捐赠寄存|donation and deposit of archives|B0|捐赠:donation,寄存:deposit|a=both
延期移交档案|late handover of archives|A|||a=enterprise law=档案法#15
建设项目档案验收|archive acceptance of projects|C||a=enterprise f=project
`,
  WS: `
邀请外国人来华|invitation of foreigners|A|商务:business,文化交流:culture,科技合作:science|a=enterprise m=contract
因公出国（境）任务|official trip abroad|A|经贸:trade,招商:investment promotion,学术交流:academic|a=enterprise
领事认证代办|consular legalisation|B0|商业文书:commercial,民事文书:civil,附加证明书:apostille|a=both
APEC商务旅行卡|APEC business travel card|P||a=enterprise m=photo
海外领事保护求助|consular protection request|S0||a=person
外商友好联络服务|services for foreign traders|B0|子女入学:children's schooling,纠纷调解:mediation|a=person t=entry-exit,trade
`,
  GAT: `
台湾同胞身份|Taiwan compatriot status|C|台湾同胞身份:status,台属:relatives|a=person
台资企业投诉|Taiwan-funded enterprise complaint|S0||a=enterprise
港澳台居民子女就读|schooling of children from Hong Kong Macao and Taiwan|B0||a=person t=schooling,entry-exit
赴台交流项目|exchange with Taiwan|A|经贸:trade,文化:culture|a=both
台湾青年创业就业补贴|Taiwan youth venture subsidy|B||t=employment
华侨身份|overseas Chinese status|C|华侨:overseas Chinese,归侨侨眷:returned and relatives|a=person
华侨捐赠项目|overseas Chinese donation project|F||a=both
`,
  BM: `
国家秘密载体印制资质|secret printing qualification|L|乙级:class B|m=staff,rules,equip
涉密信息系统集成资质|classified systems qualification|L|乙级:class B|m=staff,rules
武器装备科研生产单位保密资格|secrecy qualification of arms makers|C|二级:class 2,三级:class 3|a=enterprise m=rules
涉密载体销毁|destruction of secret media|B0||a=enterprise
失泄密事件报告|secrecy breach report|S0||a=both
`,
  HG: `
进出口货物收发货人|importer and exporter|F|企业:enterprise,临时:temporary|law=海关法#11
报关单位|customs declarant|F|报关企业:customs broker,分支机构:branch|law=海关法#11
市场采购贸易申报|market procurement declaration|T0|小商品简化归类:simplified classification,拼箱组货:consolidation|a=enterprise law=海关法#24
跨境电商零售出口申报|cross-border e-commerce declaration|T0|9610模式:mode 9610,1210模式:mode 1210,9710模式:mode 9710|a=enterprise
暂时进出境货物|temporary admission|A|ATA单证册:ATA carnet,展览品:exhibits|a=both
减免税货物|duty relief|A|鼓励项目:encouraged projects,科教用品:science and education,无偿援助:aid|a=enterprise m=contract law=海关法#57
保税仓库注册登记证书|bonded warehouse certificate|L|公用型:public,自用型:own use|m=prem,equip
知识产权海关保护|customs protection of intellectual property|F|商标:trademark,专利:patent,著作权:copyright|a=both t=intellectual-property,trade
出境货物检验检疫|export inspection and quarantine|S0|食品:food,木质包装:wood packaging,危险货物包装:dangerous goods packaging|a=enterprise
出口食品生产企业|export food maker|F||m=rules,equip
进境动植物检疫|entry quarantine of animals and plants|A|动物:animals,植物:plants|a=both
海关高级认证企业|customs advanced certified enterprise|C||a=enterprise m=report
原产地证书签发|origin certificate issue|S0|一般:general,区域全面经济伙伴关系协定:RCEP,中国东盟:China-ASEAN|a=enterprise
国际旅行健康证明|international travel health certificate|P|预防接种:vaccination,体检:examination|a=person t=entry-exit m=photo
个人物品进境申报|personal goods declaration|T0||a=person
`,
  WH: `
贸易外汇收支企业名录登记|trade foreign exchange register|R|企业:enterprise,个体工商户:individual business|a=both
外商直接投资外汇登记|foreign direct investment exchange registration|R|新设:new,并购:acquisition,增资:capital increase|a=enterprise
境外直接投资外汇登记|overseas direct investment exchange registration|R||a=enterprise
外债签约|foreign debt contract|F|非银行债务人:non-bank debtor,签约:contract|a=enterprise
个人外汇业务|personal foreign exchange|A|超额购汇:above quota,携带外币出境:carrying cash abroad,境外个人购房:home purchase by foreigner|a=person
经常项目特殊业务|special current account business|A||a=enterprise m=contract
`,
  RMYH: `
银行账户开立|opening of a bank account|A|基本存款账户:basic,临时存款账户:temporary,专用存款账户:special|a=enterprise m=lic
个人信用报告|personal credit report|S|简版:short,详版:full|a=person law=征信业管理条例#17
企业信用报告|enterprise credit report|S|自主查询版:own,授权版:authorised|a=enterprise law=征信业管理条例#17
征信异议|credit record objection|B0|个人:person,企业:enterprise|a=both law=征信业管理条例#25
残缺污损人民币兑换|exchange of damaged banknotes|B0||a=both
动产融资统一登记|chattel finance registration|R|应收账款质押:receivables pledge,融资租赁:leasing,所有权保留:retention of title|a=enterprise law=民法典#445
国库退库|treasury refund|A0||a=enterprise
人民币图样使用|use of banknote images|A||a=enterprise
跨境人民币业务|cross-border yuan business|F|||a=enterprise
`,
  JRGZ: `
小额贷款公司事项|small loan company|A|设立:setting up,增资扩股:capital increase,股权变更:change of shares|a=enterprise m=minutes,fundsProof
融资担保公司经营许可证|financing guarantee licence|L|||m=fundsProof,staff law=融资担保公司监督管理条例#6
典当行设立|setting up of a pawnshop|A|||a=enterprise m=fundsProof
企业上市挂牌奖励|listing reward|B|主板:main board,北交所:Beijing exchange,新三板:new third board|a=enterprise m=report
政银企融资对接|bank and enterprise matching|B0|信用贷款:unsecured loan,首贷:first loan,转贷:rollover|a=enterprise
非法集资举报|illegal fundraising report|S0||a=both
贷款贴息|loan interest subsidy|B|小微企业:small enterprises,三农主体:farm businesses|a=enterprise
`,
  YZGL: `
快递业务经营许可证|express delivery licence|L+y|省内经营:within the province|m=prem,staff,rules law=邮政法#52
快递末端网点|express outlet|F|自营:own,合作:partner,智能快件箱:parcel locker|m=prem
快递分支机构|express branch|F||m=prem
撤销邮政普遍服务营业场所|closing of a post office|A||a=enterprise
停止办理普遍服务业务|stop of universal service|A||a=enterprise
邮政用品用具生产监制|postal goods|A||a=enterprise
快递服务申诉|express service complaint|S0|延误:delay,丢失短少:loss,损毁:damage|a=person
快递车辆通行|delivery vehicle passage|F|电动三轮车:electric tricycle,厢式货车:van|f=vehicle
仿印邮票图案|copying of stamp designs|A||a=both
`,
  DZ: `
地震安全性评价|seismic safety assessment|A|重大建设工程:major works,次生灾害工程:secondary hazard works|f=project m=report law=防震减灾法#34
建设工程抗震设防要求|seismic design requirement|A|学校医院:schools and hospitals,一般工程:ordinary works|f=project law=防震减灾法#35
地震观测环境保护范围内建设工程|works near seismic stations|A||f=project m=plan law=防震减灾法#24
防震减灾科普示范|seismic education model|C|学校:school,社区:community|a=enterprise
`,
  LY: `
林木采伐许可证|felling licence|L|人工商品林:plantation,公益林:public benefit forest,竹林:bamboo,农村居民自留地:private plots|a=both m=plan,title law=森林法#56
使用林地|use of forest land|A|永久使用:permanent,临时使用:temporary,直接为林业服务:serving forestry|a=both f=project m=plan,survey law=森林法#37
林木种子生产经营许可证|forest seed licence|L|苗木:seedlings,良种:improved seed|a=both m=prem,equip law=种子法#33
陆生野生动物人工繁育许可证|wildlife breeding licence|L|省重点保护:provincial protection,国家二级:national class II|a=both m=prem,plan law=野生动物保护法#25
猎捕非国家重点保护野生动物|hunting of wildlife|A|科学研究:research,致害防控:pest control|a=both law=野生动物保护法#23
出售利用野生动物及其制品|sale and use of wildlife|A|展览:exhibition,药用:medicine|a=both law=野生动物保护法#28
采集国家重点保护野生植物|collection of protected plants|A||a=both law=野生植物保护条例#16
森林防火期野外用火|use of fire in the fire season|A|农业生产:farming,工程用火:works|a=both t=safety law=森林防火条例#25
进入森林高火险区活动|entry into high fire risk areas|A||a=both t=safety law=森林防火条例#28
古树名木|ancient trees|C||a=both
木材经营加工|timber trade|F|经营:trade,加工:processing|
林业植物检疫证书签发|forest plant quarantine certificate|S0|省内调运:within the province,跨省调运:across provinces|a=both law=植物检疫条例#7
公益林补偿资金|public forest compensation|B|集体:collective,个人:person|a=both m=bank
森林公园与湿地建设项目|forest park and wetland works|A|森林公园:forest park,湿地:wetland|f=project m=plan law=湿地保护法#20
`,
  GGZY: `
工程建设项目招标公告发布|tender notice|B0|房屋市政:building and municipal,交通工程:transport,水利工程:water|a=enterprise f=project
投标保证金退还|bid bond refund|B0|现金:cash,电子保函:electronic guarantee|a=enterprise
公共资源交易主体|trading party|R0|投标人:bidder,招标人:tenderer,招标代理机构:agency,供应商:supplier|a=enterprise m=lic
评标专家|bid evaluation expert|C|工程类:works,货物服务类:goods and services|a=person m=qual
国有产权交易|state property trade|A|房屋出租:letting,股权转让:share transfer,资产处置:asset disposal|a=enterprise
农村产权交易|rural property trade|A|土地经营权:land,集体资产出租:collective letting,小型工程:small works|a=both t=agriculture
数字证书与电子签章|digital certificate and seal|P||a=enterprise
招标投标异议投诉|tender objection|B0|异议:objection,投诉:complaint|a=enterprise law=招标投标法#65
`,
  SCFZ: `
市场商位|market stall|R|使用权转让:transfer of use,转租:subletting,抵押:pledge,继承:inheritance|a=both m=contract,lic
市场采购贸易组货人|market procurement consolidator|F|||m=lic
采购商|buyer|F|国内:domestic,境外:foreign|a=both
商位经营者信用评价|stall trader credit|S|||a=both
市场经营纠纷调解申请|market dispute mediation|B0|合同:contract,质量:quality,涉外:foreign|a=both
电商直播基地|livestream base|C|||a=enterprise
品牌商品展位申请|brand booth|A|义博会:Yiwu Fair,文交会:Culture Fair,森博会:Forest Products Fair|a=enterprise m=contract
小商品外观设计版权快速维权|quick protection of commodity designs|F|||t=intellectual-property
市场经营户子女入学协调|schooling for traders' children|B0||a=person t=schooling
`,
  RFB: `
应建防空地下室的民用建筑项目报建|air defence basement of civil buildings|A0|同步修建:built together,易地建设:built elsewhere,减免:relief|a=enterprise f=project m=plan law=人民防空法#22
人防工程竣工验收|air defence works acceptance|F|单建:separate,结建:attached|f=project m=insp
人防工程拆除改造|removal or change of air defence works|A|拆除:removal,改造:change,报废:scrapping|a=enterprise f=project m=plan law=人民防空法#28
人防通信警报设施拆除|removal of air raid sirens|A|||a=enterprise law=人民防空法#35
人防工程平时使用|peacetime use of air defence works|F|停车:parking,商业:commercial|m=contract
人防工程质量监督手续|quality supervision of air defence works|A||f=project
`,
  JGSW: `
公共机构节能示范|energy-saving public body|C|||a=enterprise
机关公务用车|official cars|A|购置更新:purchase,报废处置:scrapping|a=enterprise f=vehicle
机关办公用房|government offices|A|调配:allotment,维修:repair,出租:letting|a=enterprise
会议中心预约|conference centre booking|B0||a=enterprise
`,
  GXS: `
农资供应预约|farm supplies booking|B0|化肥:fertiliser,农药:pesticide,农膜:film|a=person
农民合作经济组织联合会会员|farmers' federation member|R0|||a=both
农药废弃包装物回收|pesticide packaging return|B0||a=person t=environment,agriculture
烟花爆竹专营配送|fireworks distribution|F|||a=enterprise
庄稼医院诊断|crop clinic|S0||a=person
农产品产销对接|farm produce matching|B0||a=both
`,
  GJGS: `
公交卡|bus card|P|普通卡:ordinary,学生卡:student,老年卡:senior,爱心卡:disabled,拥军卡:military,献血荣誉卡:blood donor|a=person m=photo
公交线路优化建议|bus route suggestion|S0||a=person
定制公交申请|application for custom bus|B0|通勤:commuting,学生专线:school line|a=both
公交失物招领|lost property|S0||a=person
公共自行车租用|public bicycle|R0||a=person
公交站点迁移|moving of a bus stop|A||a=enterprise f=project m=plan
`,
  SJGL: `
一网通办账号|one-network account|R0|个人实名:personal real-name,法人实名:enterprise real-name|a=both
电子营业执照与电子证照|electronic licences|S|个人:person,企业:enterprise|a=both
公共数据开放|open public data|A|受限开放:restricted,授权运营:authorised operation|a=both
政务数据共享|government data sharing|A||a=enterprise
政府信息公开|government information|B0|个人申请:by person,企业申请:by enterprise|a=both law=中华人民共和国政府信息公开条例#27
政务服务投诉建议|public service complaint|S0|窗口:counter,网上办事:online,热线:hotline|a=both
数据知识产权登记|data property registration|R0||a=enterprise t=intellectual-property
企业综合服务诉求|enterprise service request|S0|政策咨询:policy,融资:finance,用工:staff,要素保障:resources|a=enterprise
`,
  BZB: `
事业单位法人|public institution legal person|E||a=enterprise m=art,fundsProof law=事业单位登记管理暂行条例#5
机关群团统一社会信用代码证|credit code certificate of public bodies|L|机关:government body,群团:mass organisation|a=enterprise chg=body
事业单位法人年度报告|annual report of public institutions|T0||a=enterprise law=事业单位登记管理暂行条例#16
党政机关和事业单位网上名称|online name of public bodies|R0|域名:domain,网站标识:site mark|a=enterprise
`,
  SJ: `
审计整改情况报送|audit follow-up|T0||a=enterprise
内部审计工作|internal audit|F|国有企业:state enterprises,事业单位:public institutions|a=enterprise law=审计法#32
社会审计报告核查|check of audit reports|A0||a=enterprise
政府投资项目竣工决算审计|final account audit of government projects|A0||a=enterprise f=project
审计举报|audit report|S0||a=both
`,
  TJ: `
统计数据|statistics|S|年度:annual,月度:monthly,普查:census|a=both
统计调查单位入库|entry of survey units|R0|规上工业:industry,限上商贸:trade,房地产建筑业:property and building,规上服务业:services|a=enterprise
联网直报企业|online reporting enterprise|R0||a=enterprise
涉外调查许可|foreign-related survey|A||a=enterprise law=统计法#52
地方统计调查项目|local survey|A||a=enterprise law=统计法#12
统计从业人员培训|training of statisticians|B0||a=person
统计违法举报|statistical violation report|S0||a=both
`,
  XF: `
信访事项受理|petition|B0|来信:by letter,来访:by visit,网上信访:online,视频接访:by video|a=both law=信访工作条例#17
信访事项复查|petition review|B0||a=both law=信访工作条例#35
信访事项复核|petition final review|B0||a=both law=信访工作条例#36
领导接访预约|appointment with leaders|B0||a=person
人民建议征集|people's suggestions|S0|城市建设:city works,民生服务:people's life,营商环境:business climate|a=both
`,
};
