/**
 * Service objects of the departments of trade, traffic, land and building; the line format is read in `objects.ts`:
 * zh | en | family | variants zh:en,… | options (t themes, a audience, f form, m materials, law name#article, fee yuan@basis, d legal/promised, depth, joint departments).
 */
export const ECONOMY: Readonly<Record<string, string>> = {
  JTYS: `
货运车辆通行证|freight vehicle entry pass|X||a=both f=pass m=veh,drv,waybill d=3/1 law=道路交通安全法#39
道路货物运输经营许可|road freight transport business licence|L|普通货运:general freight,货物专用运输:special freight,大型物件运输:oversize goods,网络平台货运:online freight platform|m=veh,staff,rules law=中华人民共和国道路运输条例#24
道路危险货物运输经营许可|road dangerous goods transport business licence|L|第3类易燃液体:class 3 flammable liquids,第2类气体:class 2 gases,第8类腐蚀性物质:class 8 corrosives|m=veh,staff,equip,rules joint=YJGL law=中华人民共和国道路运输条例#24
道路旅客运输经营许可|road passenger transport business licence|L|县内班车客运:scheduled within the county,市际班车客运:scheduled between cities,包车客运:chartered,旅游客运:tourist|m=veh,staff,rules law=中华人民共和国道路运输条例#10
道路客运站经营许可|road passenger station licence|L|一级站:class 1,二级站:class 2,便捷车站:convenience station|m=prem,equip,rules
道路运输证|road transport vehicle certificate|L+y|普通货运车辆:general freight vehicle,危险货物运输车辆:dangerous goods vehicle,班车客运车辆:scheduled coach,巡游出租汽车:taxi,网络预约出租汽车:ride-hailing car,教练车:driving school car|f=vehicle m=veh,insp chg=vehicle law=中华人民共和国道路运输条例#24
道路运输从业人员资格证|road transport worker qualification|Q+y|道路旅客运输驾驶员:passenger driver,道路货物运输驾驶员:freight driver,危险货物运输驾驶员:dangerous goods driver,危险货物押运员:dangerous goods escort,危险货物装卸管理员:dangerous goods loader|t=driving,qualification m=drv,photo law=中华人民共和国道路运输条例#23
巡游出租汽车驾驶员证|taxi driver certificate|Q||t=driving m=drv,photo law=出租汽车驾驶员从业资格管理规定#3
网络预约出租汽车驾驶员证|ride-hailing driver certificate|Q||t=driving m=drv,photo
网络预约出租汽车经营许可|ride-hailing platform licence|L||m=staff,equip,rules joint=GA
巡游出租汽车经营许可|taxi business licence|L||m=veh,staff,rules
机动车驾驶员培训经营备案|driver training business filing|F0|普通机动车驾驶员培训一级:ordinary class 1,普通机动车驾驶员培训二级:ordinary class 2,道路运输驾驶员从业资格培训:professional qualification|t=driving m=prem,equip,staff
机动车维修经营备案|vehicle repair business filing|F0|一类汽车维修:class 1,二类汽车维修:class 2,三类汽车维修:class 3,摩托车维修:motorcycles|m=prem,equip,staff law=中华人民共和国道路运输条例#40
公路建设项目施工许可|highway construction permit|L|新建:new,改建:rebuilding,养护工程:maintenance works|f=project m=plan,land,contract t=construction law=公路法#25
超限运输车辆行驶公路许可|over-limit vehicle road permit|A|Ⅰ类:category I,Ⅱ类:category II,Ⅲ类:category III|f=pass m=veh,plan law=公路法#50 d=15/3
涉路施工活动许可|roadside works permit|A|占用挖掘公路:occupying or digging the highway,跨越穿越公路:crossing the highway,增设平面交叉道口:new level junction,架设埋设管线:laying pipes and cables,设置非公路标志:non-highway signs|f=project m=plan,contract law=公路法#44
更新采伐护路林|felling and renewal of highway trees|A||t=environment m=plan law=公路法#42
港口经营许可|port business licence|L|旅客服务:passenger services,货物装卸:cargo handling,船舶港口服务:ship services|m=equip,staff,rules law=港口法#22
水路运输业务经营许可|waterway transport business licence|L|普通货船运输:general cargo,旅客船舶运输:passengers,船舶管理:ship management|m=equip,staff
船舶所有权登记|ship ownership registration|R|货船:cargo ship,客船:passenger ship,趸船:pontoon|f=vehicle law=中华人民共和国船舶登记条例#5
船员适任证书|seafarer competency certificate|Q|一类:class 1,二类:class 2,三类:class 3|t=qualification m=photo,health
通航水域水上水下活动许可|permit for works on navigable waters|A|桥梁架设:bridge building,管线铺设:pipe laying,航道养护:channel upkeep|f=project m=plan
公路水运工程质量监督手续|quality supervision of highway and waterway works|A|公路工程:highway works,水运工程:waterway works|f=project m=plan,contract t=construction
国际道路运输经营许可|international road transport licence|L|旅客运输:passengers,货物运输:goods|t=transport,trade m=veh,staff
公路收费减免申请|application for highway toll relief|B0|绿色通道农产品运输:fresh farm produce,跨区作业联合收割机:combine harvesters,抢险救灾车辆:disaster relief vehicles|f=vehicle a=both m=veh
物流园区经营|logistics park operation|F||m=prem,contract
`,
  SCJG: `
有限责任公司|limited liability company|E|一人有限公司:single shareholder,国有独资公司:wholly state-owned,外商投资:foreign investment,自然人投资:natural persons|m=art,minutes,prem
股份有限公司|joint-stock company|E|发起设立:by promoters,外商投资:foreign investment|m=art,minutes,prem
个人独资企业|sole proprietorship|E||m=prem
合伙企业|partnership|E|普通合伙:general,有限合伙:limited,特殊普通合伙:special general|m=contract,prem
个体工商户|individual business|E|个人经营:run by one person,家庭经营:run by a family,港澳居民:Hong Kong and Macao residents,台湾居民:Taiwan residents|a=person m=prem law=促进个体工商户发展条例#10
农民专业合作社|farmers' cooperative|E||m=art,minutes law=农民专业合作社法#16
公司分支机构|company branch|E|分公司:branch company,外国企业分支机构:branch of a foreign company|m=prem
食品经营许可证|food business licence|L+q|食品销售:food sales,餐饮服务:catering,小餐饮:small catering,单位食堂:canteens,连锁总部:chain head office,餐饮服务管理:catering management|m=prem,plan,equip,health law=食品安全法#35 chg=food
仅销售预包装食品|sale of prepackaged food only|F|实体门店:shop,网络经营:online|m=prem law=食品安全法#35
食品生产许可证|food production licence|L|糕点:pastry,饮料:beverages,肉制品:meat products,调味品:condiments,茶叶:tea,酒类:alcoholic drinks,糖果制品:confectionery,速冻食品:quick-frozen food|m=plan,equip,rules law=食品安全法#35
食品小作坊登记|small food workshop registration|R0|白酒加工:liquor,糕点加工:pastry,红糖加工:brown sugar,火腿加工:ham|m=prem,health,equip
食品添加剂生产许可证|food additive production licence|L||m=plan,equip,rules law=食品安全法#39
药品零售经营许可证|retail pharmacy licence|L|单体药店:single pharmacy,连锁门店:chain outlet,乙类非处方药:class B over-the-counter|m=prem,staff,rules law=药品管理法#51 t=qualification,health
医疗器械经营许可证|medical device business licence|L|第三类批发:class III wholesale,第三类零售:class III retail|m=prem,staff,rules law=医疗器械监督管理条例#42
第二类医疗器械经营|class II medical device business|F|批发:wholesale,零售:retail,批零兼营:both|m=prem,staff law=医疗器械监督管理条例#41
医疗器械网络销售|online sale of medical devices|F||m=prem,rules
特种设备使用登记|special equipment use registration|R0|锅炉:boiler,压力容器:pressure vessel,压力管道:pressure piping,电梯:lift,起重机械:crane,场内专用机动车辆:works vehicle,客运索道:passenger cableway,大型游乐设施:amusement ride|f=equipment m=insp,equip t=safety law=特种设备安全法#33
特种设备作业人员证|special equipment operator certificate|Q+y|锅炉作业:boilers,快开门式压力容器操作:quick-opening pressure vessels,电梯修理:lift repair,叉车司机:forklift driver,起重机司机:crane driver,特种设备安全管理:safety management|t=safety,employment m=photo,edu law=特种设备安全法#14
特种设备生产单位许可证|special equipment manufacturer licence|L|电梯安装修理:lift installation,锅炉制造:boiler making,压力管道安装:pressure piping installation|m=equip,staff,rules law=特种设备安全法#18
检验检测机构资质|testing body accreditation|C|食品:food,建材:building materials,机动车检验:vehicle inspection,生态环境监测:environmental monitoring|m=equip,staff,rules d=30/10
计量标准器具核准|measurement standard|C|社会公用:public,企业最高:highest of an enterprise,部门最高:highest of a department|m=equip,insp law=计量法#6
计量器具强制检定|compulsory verification of measuring instruments|B0|电子计价秤:price-computing scales,燃油加油机:fuel dispensers,血压计:blood pressure meters,水表:water meters,电能表:electricity meters,充电桩:charging posts|a=enterprise m=equip
工业产品生产许可证|industrial product production licence|L|化肥:fertiliser,电线电缆:wires and cables,水泥:cement,危险化学品包装物:packaging of dangerous chemicals|m=equip,insp,rules
股权出质登记|equity pledge registration|R||m=contract,minutes t=finance law=民法典#443
企业名称自主申报|self-declared enterprise name|S0||d=0/0
广告发布|advertisement publishing|F|户外广告:outdoor,医疗广告:medical|m=contract law=广告法#46
商标注册申请受理|trademark application intake|B0|商品商标:goods mark,服务商标:service mark,集体商标:collective mark,证明商标:certification mark|a=both t=intellectual-property law=商标法#4
专利资助|patent support|B|发明专利:invention,实用新型:utility model,外观设计:design|a=both t=intellectual-property law=专利法#2
知识产权质押融资贴息|intellectual property pledge finance|B|专利权:patents,商标权:trademarks|a=enterprise t=intellectual-property,finance
地理标志专用标志使用|use of a geographical indication mark|A||t=intellectual-property
消费投诉|consumer complaint|S0|商品质量:quality of goods,服务纠纷:services,网络购物:online shopping,预付卡:prepaid cards|a=person t=legal law=消费者权益保护法#39
动产抵押登记|chattel mortgage registration|R|生产设备:production equipment,原材料:raw materials,产品:products|m=contract t=finance
公平竞争审查举报|fair competition review appeal|S0|||
企业开办一件事|one-stop business start-up|J|有限责任公司:limited liability company,个体工商户:individual business,农民专业合作社:farmers' cooperative|joint=SW,RLSB m=art,prem t=start-business,social-security d=3/1
企业注销一件事|one-stop business closure|J|普通注销:ordinary,简易注销:simplified|joint=SW,RLSB m=minutes t=start-business,business-tax
开便利店一件事|one-stop convenience store opening|J||joint=YCZM,ZHZF m=prem,health t=start-business
开餐饮店一件事|one-stop restaurant opening|J|小餐饮:small,中大型餐饮:large|joint=XFJY,ZHZF m=prem,plan,health t=start-business
开药店一件事|one-stop pharmacy opening|J||joint=YLBZ,WSJK m=prem,staff t=start-business
`,
  SW: `
增值税|value-added tax|T|一般纳税人:general taxpayer,小规模纳税人:small-scale taxpayer,预缴:prepayment,代扣代缴:withheld|t=taxation,business-tax law=增值税法#1
企业所得税|enterprise income tax|T|查账征收预缴:audit-based periodic,核定征收预缴:assessed periodic,年度汇算清缴:annual settlement,清算所得:liquidation|t=business-tax law=企业所得税法#1
个人所得税|individual income tax|T|综合所得年度汇算:annual comprehensive income,经营所得:business income,财产转让所得:property transfer,扣缴申报:withholding,分类所得:classified income|a=both law=个人所得税法#1
消费税|consumption tax|T|烟类:tobacco,酒类:alcohol,成品油:refined oil,小汽车:cars|t=business-tax
印花税|stamp duty|T|按次:per transaction,按期:periodic|law=印花税法#1
房产税|property tax|T|从价计征:by value,从租计征:by rent|t=real-estate,taxation
城镇土地使用税|urban land use tax|T||t=real-estate,taxation
土地增值税|land value increment tax|T|预征:prepayment,清算:settlement,旧房转让:transfer of used buildings|t=real-estate,taxation
契税|deed tax|T|新建商品房:new housing,存量房:used housing,土地权属转移:land|a=both t=real-estate,taxation law=契税法#1
车辆购置税|vehicle purchase tax|T|新购车辆:new vehicle,进口自用:imported for own use,减免税:relief|a=both t=driving,taxation law=车辆购置税法#1
车船税|vehicle and vessel tax|T|机动车:vehicles,船舶:vessels|a=both t=driving,taxation
环境保护税|environmental protection tax|T|大气污染物:air pollutants,水污染物:water pollutants,噪声:noise,固体废物:solid waste|t=environment,business-tax law=环境保护税法#2
资源税|resource tax|T||law=资源税法#1
耕地占用税|farmland occupation tax|T||a=both t=real-estate,taxation
城市维护建设税|urban maintenance and construction tax|T||t=business-tax
教育费附加|education surcharge|T||t=business-tax
文化事业建设费|cultural undertakings levy|T||t=business-tax,culture
残疾人就业保障金|disabled employment security fund|T||t=employment,taxation
社会保险费|social insurance contribution|T|单位缴费:employers,灵活就业人员:flexible workers,城乡居民:residents|a=both t=social-security law=社会保险法#59
税务登记|tax registration|R|单位纳税人:entity,个体经营:individual business,临时税务登记:temporary,跨区域涉税事项:cross-region|t=start-business,taxation law=税收征收管理法#15
发票票种核定|invoice type approval|A|增值税专用发票:special VAT invoice,增值税普通发票:ordinary VAT invoice,机动车销售统一发票:vehicle sales invoice,二手车销售统一发票:used car sales invoice|t=business-tax d=5/1 law=中华人民共和国发票管理办法#15
发票领用|invoice requisition|B0|纸质发票:paper,数电发票额度调整:electronic invoice quota,定额发票:fixed-amount|a=enterprise t=business-tax law=中华人民共和国发票管理办法#15
发票代开|invoice issue on behalf|B0|增值税专用发票:special VAT invoice,增值税普通发票:ordinary VAT invoice,不动产租赁:property letting,劳务报酬:labour services|a=both t=taxation law=中华人民共和国发票管理办法#16
发票遗失损毁报告|report of lost or damaged invoices|S0||a=enterprise t=business-tax
发票真伪查验|check of invoice authenticity|S0||t=taxation
开具税收完税证明|tax payment certificate|S0|个人所得税纳税记录:individual income tax record,车辆购置税完税:vehicle purchase tax,表格式:tabular,文书式:narrative|a=both
中国税收居民身份证明|Chinese tax residency certificate|S0|个人:person,企业:enterprise|a=both t=taxation,trade
延期缴纳税款|deferral of tax payment|A|不可抗力:force majeure,货币资金不足:shortage of funds|law=税收征收管理法#31
延期申报|deferral of tax filing|A||law=税收征收管理法#27
增值税防伪税控最高开票限额|highest amount per VAT invoice|A|十万元版:100 000 yuan,百万元版:1 million yuan,千万元版:10 million yuan|t=business-tax d=10/3
增值税留抵退税申请|application for VAT credit refund|B0|制造业:manufacturing,小微企业:small and micro enterprises,一般企业:other enterprises|a=enterprise t=business-tax
出口退（免）税申请|application for export tax refund|B0|外贸企业:trading companies,生产企业:manufacturers,跨境电商:cross-border e-commerce,市场采购贸易:market procurement trade|a=enterprise t=trade,business-tax
出口退（免）税企业|export refund enterprise|F||t=trade,business-tax
误收多缴退税申请|application for refund of overpaid tax|B0||a=both law=税收征收管理法#51
研发费用加计扣除|research expense super-deduction|F||t=innovation,business-tax
小微企业税收优惠|small enterprise tax relief|F|||
税收减免核准|tax relief|C|残疾人就业:disabled workers,退役士兵创业:veterans' ventures,重点群体创业:key groups' ventures,资源综合利用:resource recovery,农产品生产:farm produce|a=both law=税收征收管理法#33
存款账户账号报告|bank account report|F||t=business-tax
财务会计制度|accounting system|F||t=business-tax
纳税信用等级评定|tax credit grade|C||t=business-tax
一般纳税人|general taxpayer status|E1||t=business-tax
涉税专业服务机构|tax service agency|F|税务师事务所:tax agents' firm,会计师事务所:accounting firm,代理记账机构:bookkeeping agency|t=qualification
纳税担保|tax guarantee|A|抵押担保:mortgage,质押担保:pledge,保证担保:surety|
`,
  ZRZY: `
国有建设用地使用权|state-owned construction land use right|I|出让:granted,划拨:allocated,作价出资:as capital|m=contract,survey law=不动产登记暂行条例#5
国有建设用地使用权及房屋所有权|state-owned land use right and house ownership|I2|新建商品房:new housing,存量房买卖:sale of used housing,继承受遗赠:inheritance,赠与:gift,离婚析产:divorce division,法院裁决:court ruling|a=both m=contract,survey fee=80.00@reg law=不动产登记暂行条例#5
宅基地使用权及房屋所有权|homestead use right and house ownership|I2|新建:new,继承:inheritance,分户析产:household division|a=person m=survey law=不动产登记暂行条例#5
集体建设用地使用权|collective construction land use right|I||m=contract,survey
土地承包经营权|land contract and management right|I|家庭承包:household,其他方式承包:other,互换:exchange|a=person t=agriculture,real-estate
林地使用权|forest land use right|I|家庭承包:household,集体经营:collective|a=both t=agriculture,real-estate
居住权|right of habitation|I|合同设立:by contract,遗嘱设立:by will|a=person law=民法典#368
地役权|easement|I||
不动产抵押权|real-estate mortgage|I|一般抵押:ordinary,最高额抵押:maximum amount,在建工程抵押:building under construction,预购商品房抵押:pre-sold housing|a=both m=contract fee=80.00@reg law=民法典#402
预告登记|advance notice registration|R|预购商品房:pre-sold housing,不动产转移:transfer,抵押权:mortgage|a=both m=contract law=民法典#221
异议登记|objection registration|R|房屋:buildings,土地:land|a=both law=民法典#220
查封登记|seizure registration|R|法院查封:by court,轮候查封:in waiting|a=enterprise depth=3
不动产登记资料|real-estate register data|S|权利人:right holder,利害关系人:interested party,律师持令:lawyer under order|a=both law=不动产登记暂行条例#27
无房证明|certificate of no housing|S0|个人:person,家庭:family|a=person
建设项目用地预审与选址意见书|land pre-examination and site opinion|L|单独选址:separate site,城镇批次用地:urban batch,交通水利:transport and water|f=project m=plan,survey law=城乡规划法#36
建设用地规划许可证|construction land planning permit|L|出让用地:granted land,划拨用地:allocated land|f=project m=land,survey law=城乡规划法#37
建设工程规划许可证|construction project planning permit|L|房屋建筑:buildings,市政管线:municipal pipelines,交通设施:transport,城市雕塑:sculpture,工业厂房:factories|f=project m=plan,land law=城乡规划法#40
乡村建设规划许可证|rural construction planning permit|L|农村村民住宅:villagers' housing,公共设施:public facilities,乡镇企业:township enterprises|a=both f=project m=plan law=城乡规划法#41
建设工程规划核实|planning verification|C|房屋建筑:buildings,市政工程:municipal works|f=project m=survey law=城乡规划法#45
临时用地|temporary land use|A|施工:construction,地质勘查:geological survey|f=project m=plan,contract law=土地管理法#57
临时建设工程规划许可|temporary construction planning permit|A||f=project m=plan law=城乡规划法#44
建设用地改变用途|change of construction land use|A|||f=project
农用地转用|conversion of farmland|A|城镇建设:urban construction,村庄集镇:villages and towns|f=project m=survey law=土地管理法#44
设施农业用地|facility farmland|F|种植设施:planting,养殖设施:breeding|t=agriculture m=plan
采矿许可证|mining licence|L|普通建筑用砂石:building sand and stone,地热矿泉水:geothermal and mineral water|m=plan,env,equip law=矿产资源法#3
探矿权|exploration right|R||f=project
矿山地质环境保护与土地复垦方案|mine restoration plan|A||f=project m=plan t=environment
测绘资质|surveying qualification|L|乙级工程测量:class B engineering,乙级不动产测绘:class B real estate|m=equip,staff t=qualification law=测绘法#27
地图审核|map|A|公开出版:published,互联网地图:online|t=culture law=测绘法#38
测绘成果提供使用|provision of surveying results|A|涉密:classified,非涉密:unclassified|law=测绘法#34
地质灾害危险性评估|geological hazard assessment|F|一级:grade 1,二级:grade 2|f=project t=safety
土地出让合同|land grant contract|F||m=contract
压覆矿产资源|building over mineral deposits|A||f=project
古生物化石|fossils|A|发掘:excavation,收藏:collection|t=culture
二手房交易登记一件事|one-stop used home sale|J|含水电气过户:with utilities transfer,带押过户:with mortgage|joint=SW,ZFJS a=person m=contract fee=80.00@reg t=real-estate,utilities
新建商品房交房即交证一件事|one-stop title on handover of a new home|J||joint=SW,ZFJS a=person m=contract t=real-estate
工程建设项目用地规划一件事|one-stop land and planning permit|J|工业项目:industrial,民用建筑:civil buildings|joint=FZGG f=project m=plan t=construction
`,
  ZFJS: `
建筑工程施工许可证|construction permit|L|房屋建筑:buildings,市政基础设施:municipal works,装饰装修:decoration,分期建设:by phases|f=project m=plan,contract,land law=建筑法#7
建筑业企业资质|construction enterprise qualification|L|建筑工程施工总承包二级:building general contracting class 2,市政公用工程施工总承包二级:municipal general contracting class 2,地基基础专业承包:foundations,消防设施专业承包:fire systems,防水防腐保温专业承包:waterproofing,施工劳务:labour|t=qualification,construction m=staff,equip law=建筑法#13
工程监理企业资质|engineering supervision qualification|L|房屋建筑乙级:buildings class B,市政公用乙级:municipal class B|t=qualification m=staff law=建筑法#13
安全生产许可证|work safety licence for builders|L|建筑施工企业:construction enterprises|t=safety m=rules,staff law=安全生产许可证条例#2
房地产开发企业资质|property developer qualification|L|二级:class 2|t=qualification m=staff,rules law=城市房地产开发经营管理条例#9
商品房预售许可证|pre-sale permit for housing|L|住宅:residential,商业用房:commercial,车位:parking spaces|f=project m=land,plan law=城市房地产管理法#45
商品房现售|sale of finished housing|F||f=project
房屋买卖合同网签|online signing of housing sale contract|F|新建商品房:new housing,存量房:used housing|a=both t=real-estate f=property
房屋租赁登记|housing lease registration|R|住宅:home,商铺:shop,厂房:factory|a=both t=real-estate,housing f=property m=contract law=城市房地产管理法#54
二级建造师|class 2 constructor|N|建筑工程:building,市政公用工程:municipal,机电工程:mechanical and electrical,公路工程:highway|m=qual,labour t=qualification law=建筑法#14
建筑施工特种作业人员操作资格证|construction special operator certificate|Q|建筑电工:electrician,建筑架子工:scaffolder,塔式起重机司机:tower crane driver,施工升降机司机:hoist driver,高处作业吊篮安装拆卸工:suspended platform rigger|t=safety,employment m=photo,health
三类人员安全生产考核合格证|safety competence certificate of managers|Q|企业主要负责人:chief officers,项目负责人:project managers,专职安全员:safety officers|t=safety m=photo,labour
消防设计审查|fire design review|A|特殊建设工程:special projects,局部改造:partial rebuilding|f=project m=plan t=construction,safety law=消防法#11
消防验收|fire acceptance|C|特殊建设工程:special projects|f=project m=plan,insp t=safety law=消防法#13
建设工程消防验收|fire acceptance of other projects|F|其他建设工程:other projects|f=project m=insp t=safety law=消防法#13
建筑起重机械使用登记|construction crane registration|R0|塔式起重机:tower crane,施工升降机:hoist,物料提升机:material hoist|f=equipment m=insp,contract t=safety
工程质量安全监督手续|quality and safety supervision|A|房屋建筑:buildings,市政工程:municipal works|f=project m=contract,plan
房屋建筑竣工验收|completion of buildings|F|住宅工程:housing,公共建筑:public buildings,工业厂房:factories|f=project m=insp law=建设工程质量管理条例#49
施工图设计文件审查|construction drawing review|A|房屋建筑:buildings,市政基础设施:municipal works|f=project m=plan
城建档案移交|handover of construction archives|B0||a=enterprise f=project
公共租赁住房|public rental housing|B|实物配租:allotted flat,租赁补贴:rent subsidy,新就业大学生:new graduates,外来务工人员:migrant workers|t=housing m=income,hukou
保障性租赁住房|subsidised rental housing|C|项目认定:project,房源纳管:units|t=housing f=project a=enterprise
住房补贴|housing subsidy|B|人才购房补贴:talent purchase,人才租房补贴:talent rent,农村危房改造:rural dilapidated housing|t=housing m=title,edu
物业维修资金办理|property maintenance fund|B0|交存:deposit,使用:use,应急使用:emergency use,退还:refund|a=both t=housing m=title
物业服务合同|property service contract|F||t=housing m=contract
业主委员会|owners' committee|F|首次成立:first election,换届:re-election|t=housing m=minutes
燃气经营许可证|gas business licence|L|管道燃气:piped gas,瓶装燃气:bottled gas,汽车加气站:vehicle filling station|m=prem,equip,rules t=utilities,safety joint=YJGL law=城镇燃气管理条例#15
燃气燃烧器具安装维修企业资质|gas appliance installer qualification|L||t=utilities m=staff
市政设施占用挖掘|occupying or digging municipal facilities|A|占用城市道路:occupying roads,挖掘城市道路:digging roads,桥梁架设管线:cables on bridges|f=project m=plan law=城市道路管理条例#31
城市绿地占用|occupation of urban green space|A|临时占用:temporary,改变绿化规划:change of greening plan|f=project m=plan t=environment law=城市绿化条例#19
城市树木砍伐移植|felling or moving city trees|A|砍伐:felling,移植:moving,古树名木迁移:moving ancient trees|t=environment m=plan law=城市绿化条例#20
历史建筑|historic building|A|外部修缮装饰:outside repair,添加设施:added facilities,原址保护:protection on site|t=culture,construction m=plan
房地产经纪机构|estate agency|F||m=staff t=real-estate
房地产估价机构|property valuation agency|F||m=staff t=real-estate
白蚁防治报告|termite report|S0||a=both t=housing
既有住宅加装电梯|lift added to existing housing|A||a=both t=housing,construction m=plan
房屋安全鉴定|building safety appraisal|C|自建房:self-built,危险房屋:dangerous|a=both t=housing,safety
工程竣工联合验收一件事|one-stop completion acceptance|J|房屋建筑:buildings,市政工程:municipal works,小型低风险:small low-risk|joint=ZRZY,RFB f=project m=insp t=construction
`,
  FZGG: `
企业投资项目|enterprise investment project|F|内资:domestic,外商投资:foreign-invested,境外投资:abroad,技术改造:technical renewal|f=project
企业投资项目核准|enterprise investment project approval|A0|能源:energy,交通:transport,城建:urban works,外商投资:foreign-invested|f=project m=plan
政府投资项目建议书|government project proposal|A|交通水利:transport and water,教育卫生:education and health,市政:municipal|f=project m=plan law=政府投资条例#9
政府投资项目可行性研究报告|government project feasibility study|A|交通水利:transport and water,教育卫生:education and health,市政:municipal|f=project m=plan law=政府投资条例#9
政府投资项目初步设计|government project preliminary design|A|交通水利:transport and water,教育卫生:education and health,市政:municipal|f=project m=plan law=政府投资条例#9
固定资产投资项目节能审查|energy review of investment projects|A|年综合能耗5000吨标准煤以上:5 000 tce and above,年综合能耗1000至5000吨标准煤:1 000 to 5 000 tce|f=project m=plan t=environment,construction law=节约能源法#15
招标方案|tendering plan|A|勘察设计:survey and design,施工:works,监理:supervision,货物:goods|f=project law=招标投标法#9
电力设施保护区内作业|work in power protection zones|A|爆破:blasting,打桩钻探:piling and drilling,起重机械:cranes|f=project t=safety law=电力法#54
石油天然气管道保护区作业|work in pipeline protection zones|A|穿跨越管道:crossing,爆破地震勘探:blasting|f=project t=safety law=石油天然气管道保护法#35
分布式光伏项目|distributed solar project|F|自然人户用:household,工商业:commercial|a=both f=project t=environment
政府定价核定|government price|C|水价:water,公办学校收费:public school fees,停车收费:parking|a=enterprise law=价格法#18
价格认定|price determination|C|涉案财物:case property,涉税财物:tax property|a=enterprise
公共信用信息|public credit record|S|自然人:person,企业:enterprise|a=both t=finance
信用修复|credit repair|B0|行政处罚信息:penalty records,严重失信名单:serious default list|a=enterprise t=finance
粮食储备库建设项目|grain depot project|F||f=project t=agriculture
充电基础设施项目|charging facility project|F|公共:public,居民自用:residential|a=both f=project t=transport
`,
  SWJ: `
对外贸易经营者|foreign trade operator|F|有限责任公司:limited company,个体工商户:individual business,外商投资企业:foreign-invested|
进出口许可证|import and export licence|L|自动进口:automatic import,两用物项:dual-use items,出口配额:export quota|m=contract law=对外贸易法#15
境外投资企业|overseas investment enterprise|F|新设:new,并购:acquisition|m=minutes
成品油零售经营批准证书|refined oil retail certificate|L|加油站:filling station,岸基加油站:bank-side station,农村加油点:rural point|m=prem,equip,rules joint=YJGL t=safety,trade
拍卖企业经营许可证|auction business licence|L||m=prem,staff law=拍卖法#11
报废机动车回收企业资质|scrapped vehicle recycler qualification|L||m=prem,equip,env t=environment
单用途商业预付卡|single-purpose prepaid card|F|规模发卡企业:large issuer,集团发卡企业:group issuer,品牌发卡企业:brand issuer|t=finance
对外劳务合作经营资格|overseas labour cooperation licence|L||m=staff,fundsProof t=employment,trade
二手车流通企业|used car dealer|F|交易市场:market,经销企业:dealer|t=driving,trade
家电以旧换新补贴|appliance trade-in subsidy|B|空调:air conditioners,冰箱:refrigerators,电视机:televisions,洗衣机:washing machines|a=person m=invoice
汽车置换更新补贴|car replacement subsidy|B|报废更新:scrapping,转让置换:resale|a=person f=vehicle m=veh,invoice
外贸企业出口信用保险补助|export credit insurance support|B||a=enterprise m=insur
境外展会参展补助|overseas fair support|B|欧美地区:Europe and America,一带一路地区:Belt and Road|a=enterprise m=contract,invoice
跨境电子商务企业|cross-border e-commerce enterprise|F|零售出口:retail export,海外仓:overseas warehouse|
再生资源回收经营者|recycler|F||t=environment,trade
外商投资企业投诉|foreign investor complaint|S0||a=enterprise
酒类流通|alcohol trade|F|批发:wholesale,零售:retail|
技术进出口合同登记|technology import and export contract registration|R|进口:import,出口:export|m=contract t=innovation,trade
原产地证明|certificate of origin|S0|一般原产地证:general,优惠原产地证:preferential|a=enterprise
`,
  JJXX: `
技术改造项目|technical renewal project|F|机器换人:automation,数字化改造:digital,绿色制造:green|f=project
民用爆炸物品|civil explosives|A|生产:production,销售:sale,安全评价:safety evaluation|t=safety m=rules,equip law=民用爆炸物品安全管理条例#3
专精特新中小企业|specialised and innovative enterprise|C|创新型:innovative,专精特新:specialised,小巨人推荐:little giant nomination|a=enterprise
企业技术中心|enterprise technology centre|C|县级:county,市级:city,省级推荐:provincial nomination|a=enterprise t=innovation
首台（套）装备|first set of equipment|C|||a=enterprise
数字化车间与智能工厂|digital workshop and smart factory|C|数字化车间:workshop,智能工厂:factory|a=enterprise t=innovation
绿色工厂|green factory|C||a=enterprise t=environment
工业企业奖补资金|industrial enterprise grant|B|技术改造:technical renewal,小升规:growth above threshold,上云用云:cloud adoption,节能降耗:energy saving|a=enterprise m=invoice,report
清洁生产审核|clean production audit|C|自愿性:voluntary|a=enterprise t=environment law=清洁生产促进法#27
无线电台执照|radio station licence|L|固定台:fixed,移动台:mobile,业余电台:amateur,卫星地球站:satellite earth station|a=both m=equip law=中华人民共和国无线电管理条例#27
无线电频率使用许可|radio frequency licence|L||m=equip
工业用能权交易|industrial energy right trading|R||t=environment
企业减负投诉|enterprise burden complaint|S0|||
`,
  KJ: `
高新技术企业|high-tech enterprise|C|首次申报:first time,重新认定:renewed,更名:renamed|a=enterprise m=report,qual d=60/30
科技型中小企业|technology small enterprise|C|||a=enterprise
技术合同|technology contract|R0|技术开发:development,技术转让:transfer,技术咨询:consulting,技术服务:service,技术许可:licensing|a=both m=contract t=innovation,taxation
科技计划项目|science plan project|A|工业类:industry,农业类:farming,社会发展类:social development,软科学类:soft science|f=project m=plan
研发投入补助|research spending support|B|规上企业:large enterprises,高新技术企业:high-tech enterprises|a=enterprise m=report
科技创新券|innovation voucher|B||a=enterprise m=contract
众创空间与孵化器|maker space and incubator|C|众创空间:maker space,孵化器:incubator,加速器:accelerator|a=enterprise
外国人来华工作许可证|foreigner's work permit|Q|A类外国高端人才:high-end talent (A),B类外国专业人才:professional talent (B),C类其他外国人员:others (C)|t=employment,entry-exit m=labour,edu,health law=出境入境管理法#41
科学技术奖|science and technology award|B0|自然科学:natural science,科技进步:progress|a=both
实验动物使用许可证|laboratory animal use licence|L|使用:use,生产:breeding|m=prem,equip,rules t=health,innovation
科技成果登记|science achievement registration|R0||a=both
引进国外智力项目|foreign expertise project|A|||f=project
`,
  CZ: `
代理记账机构经营许可证|bookkeeping agency licence|L+y|||m=staff,rules law=会计法#34
会计专业技术资格证|accounting qualification certificate|Q|初级:junior,中级:intermediate|m=photo,edu a=person
会计人员信息|accountants' record|F||a=person
政府采购投诉|procurement complaint|A0|货物:goods,工程:works,服务:services|law=政府采购法#55
政府采购合同|procurement contract|F||m=contract law=政府采购法#47
财政票据领用|fiscal receipt requisition|B0|非税收入票据:non-tax receipts,捐赠票据:donation receipts,医疗票据:medical receipts|a=enterprise
非营利组织免税资格|tax exemption of non-profit bodies|C|社会团体:associations,基金会:foundations,民办非企业:private institutions|a=enterprise t=taxation
公益性捐赠税前扣除资格|charitable deduction status|C|||a=enterprise t=taxation
行政事业性国有资产处置|disposal of state assets|A|出售:sale,报废:scrapping,调拨:transfer|a=enterprise
政府性融资担保申请|application for government-backed guarantee|B0|小微企业:small enterprises,三农主体:farm businesses|a=enterprise t=finance
农业保险保费补贴|farm insurance subsidy|B|水稻:rice,生猪:pigs,设施大棚:greenhouses|a=both t=agriculture
`,
};
